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
    """ai ấy anh ảnh bà bài bạn bao bảng bánh bay bắt bận bầu bấm bất bên bền bệnh bé biết biển bớt
    bởi bỏ bộ bốn bờ bước buổi bữa bức bật cả cách cái cao càng cảm cạnh cần cấm cấp cầu cây cắt chân
    chậm chạy chẳng chất chặt chia chiếc chiều chị chỉ chín chính chịu cho chọn chỗ chống chờ chục
    chung chú chuyến chuyện chưa chứ chứa chữ chừng con còn còn cô cổ công cũ của cung cùng cũng cuốn
    cuối cuộc cứ cửa cực dài dạng dành dày dạy dân dây dẫn dễ diện dòng dọc dù dùng duy dựa dựng dừng
    dữ dưới đa đã đại đang đánh đạt đau đặt đầu đẩy đất đây đấy đầy đậm đẹp đem đêm đề đều để đi điều
    điểm điện đo đó đọc đoạn đoàn đón đóng đổi đối đội đơn đợt đúng đủ đưa đường đứng được em gây gặp
    gần gấp ghi gì giá giả giải giảm giao giàu giao giây giấy giết giỏi giúp giờ giữ giữa gọi gồm gốc
    gửi hai hàng hãy hạn hàm hát hãng hết hiện hiểu hình hoa hỏi họ họp hóa học hội hôm hơn hợp hồ hộ
    huyện hướng im in ít kém kéo kèm kể kênh kết khác khách khai khắp khá khám khi khó khoản khoảng
    khóa khỏi khối không khu khung kia kiểu kiện kín kỳ lá lại làm lần lắm lãi làng lành lát lâu lập
    lấy len lên lệch lo loại loạt lối lô lỗi lời lợi lớn lớp lũ lúc luôn luật lưới lưu lương lượng lượt
    lý mà mang mau màu mạng mạnh mặc mặn mặt mắt mất mấy mẫu mẹ mọi món mong mô mỗi mốc môn một mở mới
    mua mục mùa muốn mưa mức mươi mười mượn nam nào nay này nào năm nặng nắm nặm nắng nằm nên nếu ngay
    ngàn ngành ngày ngắn nghe nghề nghìn nghĩ ngoài nguồn người nhà nhanh nhau nhân nhấn nhận nhập nhất
    nhật nhẹ nhiều nhìn nhỏ nhóm như nhưng những nhằm nhờ nó nói nơi nối nổi nộp nữa nửa nước núi ông
    ổn phải phạm phạt phát phần phép phía phiên phiếu phí phòng phố phút phụ phường phục qua quá quan
    quanh quay quán quận quốc quy quý quyển quyền ra rất rằng rẻ riêng rõ rồi rộng rời rút rừng rủi
    sai sáng sao sau sáu sách sạch sân sâu sẵn sẽ sinh số sông sống sơ sớm sở sợ sửa sự tay tai tại tám
    tạm tạo tăng tầm tầng tận tập tất tên tết thang tháng thành thay tham thấp thấy thật thân thẻ theo
    thêm thể thế thi thiếu thì thích thoát thôn thôi thông thời thợ thu thua thuê thuế thuộc thuốc thủ
    thứ thử thư thực tiền tiến tiếng tiếp tiết tin tiêu tìm tính tỉnh tình tổ tổng toàn tòa tối tôi tôn
    tốt tốc tội tới trả trang trái tranh tránh tráng trẻ treo trên trong trồng trông trọng trở trời
    trung truyền trước trường trừ trưa trực tuần tuổi tuyến tuy túi tư tự từ từng tức tượng ủng vai văn
    vay vào vạn vắng vẫn vậy vật vẻ vẽ vé về vệ vị viên viện viết việc vì vòng vô vốn vớt với vợ vùng
    vụ vừa vững vườn vượt xa xã xanh xảy xây xe xem xét xếp xin xong xóa xóm xuất xuống xử xưa yên yêu
    yếu ý đỏ vàng tím trắng đen hồng nâu xám lam bảy ba hơn"""
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
