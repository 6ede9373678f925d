"""Two tokens side by side → how welcome a break between them is, phrases and glue left aside.

Most breaks are matters of taste: after a mark they are good, after a link word (`và`, `của`) worse
than before it. Between two syllables that no phrase holds and that are not words of their own there
may well be a compound that the lexicon does not know.
"""

from __future__ import annotations

from collections.abc import Sequence

from infographix.vietnamese.glue import LEADS, is_dash, is_number
from infographix.vietnamese.lexicon import JOINT, TORN
from infographix.vietnamese.tokens import DOCUMENT_NUMBER, Token, word_set

_UNKNOWN = 0.45
"""Cost of a break where there may be a compound that the lexicon does not know."""
_AFTER_FIGURE = 0.4
_BEFORE_DOCUMENT = 1.0
_AFTER_LINK_WORD = 0.15
_BEFORE_LINK_WORD = -0.05
_AFTER_MARK = {",": -0.2, ";": -0.25, ":": -0.25, ".": -0.3, "!": -0.3, "?": -0.3, "…": -0.3}
_AFTER_DASH = -0.2
_IN_ADDRESS = 0.3
_LINK_WORDS = word_set(
    """và hoặc hay nhưng mà để của với cho trong tại từ đến là bằng theo về trên dưới do vì nên
    khi nếu các những một mỗi không đã đang sẽ được bị có hơn gần rất"""
)
_WORDS = _LINK_WORDS | word_set(
    """ai anh ảnh ấy ba bà bài bấm bạn bận bảng bánh bao bất bật bắt bầu bay bảy bé bên bền bệnh
    biển biết bỏ bộ bờ bởi bốn bớt bữa bức bước buổi cả cách cái cảm cấm cần càng cạnh cao cấp
    cắt cầu cây chậm chân chẳng chất chặt chạy chỉ chị chia chiếc chiều chín chính chịu chỗ chờ
    chọn chống chú chứ chữ chưa chứa chục chung chừng chuyến chuyện cô cổ con còn công cũ cứ cửa
    cực cung cùng cũng cuộc cuối cuốn dài dân dẫn dạng dành dày dây dạy dễ diện dọc dòng dù dữ
    dựa dùng dừng dựng duy đa đại đậm đánh đạt đất đặt đau đầu đây đấy đầy đẩy đề đem đêm đen
    đẹp đều đi điểm điện điều đo đó đỏ đoàn đoạn đọc đối đổi đội đón đơn đóng đợt đủ đưa đúng
    đứng đường em gấp gặp gây ghi gì giá giả giải giảm giao giàu giây giấy giết giờ giỏi giữ
    giữa giúp gốc gọi gồm gửi hai hàm hạn hàng hãng hát hãy hết hiện hiểu hình họ hồ hộ hoa hóa
    học hỏi hội hôm hồng họp hợp hướng huyện im in ít kể kèm kém kênh kéo khá khác khách khai
    khám khắp khó khóa khoản khoảng khỏi khối khu khung kia kiện kiểu kín kỳ lá lãi lại lam làm
    lắm lần làng lành lập lát lâu lấy lệch len lên lo lô loại loạt lối lỗi lời lợi lớn lớp lũ
    luật lúc lưới luôn lương lượng lượt lưu lý mặc mặn mang mạng mạnh mất mắt mặt mau màu mẫu
    mấy mẹ mô mở mốc mọi mới món môn mong mua mùa mưa mục mức mươi mười muốn mượn nam năm nắm
    nằm nắng nặng nào nâu nay này ngàn ngắn ngành ngay ngày nghe nghề nghĩ nghìn ngoài người
    nguồn nhà nhằm nhân nhấn nhận nhanh nhập nhất nhật nhau nhẹ nhiều nhìn nhỏ nhờ nhóm như nó
    nói nơi nối nổi nộp nửa nữa núi nước ổn ông phải phạm phần phát phạt phép phí phía phiên
    phiếu phố phòng phụ phục phường phút qua quá quan quán quận quanh quay quốc quy quý quyền
    quyển ra rằng rẻ riêng rõ rồi rời rộng rủi rừng rút sách sạch sai sân sẵn sáng sao sau sáu
    sâu sinh sơ số sở sợ sớm sông sống sự sửa tai tám tạm tầm tận tăng tầng tạo tập tất tay tên
    tết tham thân thang tháng thành thấp thật thay thấy thẻ thế thể thêm thi thì thích thiếu thợ
    thoát thôi thời thôn thông thu thư thủ thứ thử thua thực thuê thuế thuốc thuộc tiến tiền
    tiếng tiếp tiết tiêu tìm tím tin tình tính tỉnh tổ tòa toàn tốc tôi tối tội tới tôn tổng tốt
    trả trái trang tráng trắng tranh tránh trẻ treo trở trời trông trọng trồng trừ trưa trực
    trung trước trường truyền tư tự tuần tức túi từng tuổi tượng tuy tuyến vai văn vạn vẫn vàng
    vắng vào vật vay vậy vé vẻ vẽ vệ vị việc viên viện viết vô vợ vốn vòng vớt vụ vừa vùng vững
    vườn vượt xa xã xám xanh xây xảy xe xem xếp xét xin xóa xóm xong xử xưa xuất xuống ý yên yêu
    yếu"""
)
"""Syllables that are often words of their own."""
_APPROXIMATE = frozenset(("hơn", "gần", "trên", "dưới", "khoảng", "tới", "đạt"))
_LONGEST_NAME = 4


def taste(row: Sequence[Token], i: int) -> float:
    """Return the cost of a break after token `i` without regard to phrases."""
    one, two = row[i], row[i + 1]
    if not (one.plain and two.plain):
        return _taste_of_marks(row, i)
    if one.low in _LINK_WORDS:
        return _AFTER_LINK_WORD
    return _BEFORE_LINK_WORD if two.low in _LINK_WORDS else 0.0


def raise_in_unknown(row: Sequence[Token], costs: list[float], known: Sequence[bool]) -> None:
    """Raise the cost between neighbours that are neither `known` from a phrase nor words alone."""
    alone = [held or not _is_syllable(token) for token, held in zip(row, known, strict=True)]
    for i in range(len(costs)):
        if not alone[i] and not alone[i + 1] and not row[i].closed and not row[i + 1].opened:
            costs[i] = max(costs[i], _UNKNOWN)


def raise_in_names(row: Sequence[Token], costs: list[float]) -> None:
    """Raise the cost inside names: two to four capitalised syllables in a row."""
    start = 0
    for i in range(1, len(row) + 1):
        inside = i < len(row) and not row[i - 1].closed and not row[i].opened
        if inside and _is_name(row[i]) and (start < i - 1 or _is_name(row[i - 1])):
            continue
        if 2 <= i - start <= _LONGEST_NAME and _is_name(row[start]):
            costs[start : i - 1] = [TORN if cost < JOINT else cost for cost in costs[start : i - 1]]
        start = i


def _is_syllable(token: Token) -> bool:
    """Say whether a token may be part of a compound: letters, not a word that stands alone."""
    return token.core.isalpha() and token.low not in _WORDS


def _is_name(token: Token) -> bool:
    core = token.core
    return token.text != token.low and core.istitle() and core.isalpha()


def _taste_of_marks(row: Sequence[Token], i: int) -> float:
    one, two = row[i], row[i + 1]
    if not one.spaced:
        return _IN_ADDRESS
    if is_dash(one):
        return _AFTER_DASH
    mark = _AFTER_MARK.get(one.text[-1])
    if mark is not None:
        return mark
    if two.core[:1].isdigit() and DOCUMENT_NUMBER.fullmatch(two.core):
        return _BEFORE_DOCUMENT
    if is_number(one):
        return _after_figure(row, i)
    if one.low in _APPROXIMATE and is_number(two):
        return _AFTER_FIGURE
    if one.low in _LINK_WORDS:
        return _AFTER_LINK_WORD
    return _BEFORE_LINK_WORD if two.low in _LINK_WORDS or two.opened else 0.0


def _after_figure(row: Sequence[Token], i: int) -> float:
    """A figure belongs to what it counts, or to the word before it (`năm 2022`)."""
    if i > 0 and row[i - 1].low in LEADS:
        return JOINT if row[i + 1].low in LEADS else 0.0
    return _AFTER_FIGURE
