"""A word → how likely it is to be a Vietnamese syllable, as the logarithm of its share.

For telling encodings apart, where a rough answer from a small table will do: the common syllables
in three classes by rank, then whatever the rules of onset, rhyme and tone allow.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from infographix import resources
from infographix.vietnamese.legacy_charsets import SMALL

IMPOSSIBLE = -20.0
POSSIBLE = -11.0
_UNTONED = -14.0  # `môt`: a slip of the finger rather than another encoding
_RANKS = (-4.0, -6.0, -8.5)

_COMMONEST = """
và của là có cho không được trong một các với này đã những người để khi từ đến về ở tại ra vào như
theo trên do bị năm ngày tháng số đó nhiều hơn sẽ phải cũng còn thì mà lại nên đang rất hoặc nếu sau
trước qua nhà nước việc làm học tỉnh thành phố huyện xã thị chính phủ quyền dịch vụ công dân kinh tế
hội phát triển chuyển đổi dữ liệu thông tin hệ thống hiện thực quản lý đầu tư doanh nghiệp sản xuất
chương trình kế hoạch dự án cơ quan đơn vị tổ chức cá nhân hồ sơ thủ tục hành cải cách giải quyết
trực tuyến điện mạng sử dụng bạn tôi chúng ta họ anh chị ông bà con mọi mỗi từng cả chỉ hay bằng
giữa dưới ngoài đây đâu gì nào sao thể cần muốn biết thấy nói đi lên xuống mới cũ lớn nhỏ cao thấp
tốt đẹp nhất hai ba bốn sáu bảy tám chín mười trăm nghìn triệu tỷ đồng giá tên ngữ tập tệp bộ mục
thêm xóa sửa chọn mở đóng lưu tạo tải trang ảnh hình chữ chữa lỗi kết quả khác hợp lệ yêu cầu đăng
nhập tài khoản mật khẩu nội dung tiếng
"""
_COMMON = """
ai am an ao bao bay biên biến biển biểu biện bài bàn bày bác bách bán báo bát bây bãi bãng bé bên
bìa bình bí bó bóng bút bưu bước bạc bạo bản bảng bảo bấm bất bầu bậc bắc bắt bến bền bệnh bọc bỏ bố
bồi bổ bộc bớt bờ bởi bức cam chi chia chinh chiếm chiến chiếu chiều chung chuẩn chuỗi chào chán
châu chéo chép chó chóng chùm chú chúc chút chăm chăn chơi chưa chước chạy chất chậm chắc chặn chế
chết chỉnh chối chống chốt chồng chỗ chờ chợ chục chụp chủ chứa chứng co coi cung cuối cuốn cuộc
cuộn cài càng cái cán cánh cáo cát cân câu cây cô cùng cư cưới cạnh cảm cảng cảnh cấm cấp cấu cầm
cận cập cắt cặp cọc cỏ cố cốt cổ cộng cột cờ cỡ cụ cục cụm cứ cứu cử cửa cực dang di diễn diện diệt
duyệt dài dán dây dãy dì dò dòng dùng dư dương dược dạng dấn dấu dần dầu dẫn dễ dọc dọn dụ dừng dựa
dựng em ghi ghé ghép ghế gia giai gian giao giành giàu giám giáo giáp giây giúp giường giảm giản
giảng giấc giấy giống giới giờ giữ gây góc gói gương gấp gần gắn gặp gọi gốc gồm gỗ gợi gửi hiếm
hiến hiếu hiểm hiển hiểu hiệp hiệu hoa hoà hoàn hoàng hoá hoạt huy huyết huỷ hà hàm hàn hàng hào hát
hãng hãy hòa hóa hôm hôn hùng hút hơi hưng hương hướng hưởng hạ hại hạn hạng hạnh hạt hảo hấp hẹn
hẹp hết hệt họa hỏi hồi hồng hỗ hộ hộp hủy hứng hữu im in khai khe khiến khiển khoa khoá khoáng
khoảng khoẻ khu khung khuyến khuyết khuôn khá khách khám khát khí khích khó khóa khóc khô khôi khả
khảo khấu khẩn khắc khắp khỏe khỏi khối khởi kia kiếm kiến kiều kiểm kiểu kiện kiệt kèm kém kéo kê
kênh kì kí kích kín kính ký kĩ kỉ kỳ kỷ kỹ lai lan lao linh liên liền liệt lo long loài loại loạn
loạt luôn luận luật làng lành lá lân lâu lãi lãnh lão lí lòng lô lõi lúa lúc lăng lĩnh lũ lương lưới
lưỡi lượng lượt lạ lạc lạnh lấy lần lẫn lập lắng lắp lẻ lễ lệch lệnh lịch lọc lỏng lối lộ lớp lời
lợi lụt lửa lựa lực mai mang may minh miếng miền miễn miệng mua màn màng màu mái mát máu máy mâu mây
mã mãi méo mình môi môn mùa múa mưa mưu mượn mạnh mảng mảnh mất mẫu mắc mắt mặc mặt mẹ mẹo mềm mệnh
mọc mỏng mốc mối mồ mời mức mừng mỹ nam nay ngang ngay nghe nghiêm nghiên nghiệm nghèo nghĩ nghĩa
nghề nghỉ nghị ngon ngoặc nguy nguyên nguyễn nguyện nguồn ngành ngân ngã ngôi ngôn ngõ ngăn ngũ
ngưỡng ngược ngại ngầm ngẫu ngắn ngắt ngọc ngừng nhanh nhau nhiên nhiệm nhiệt nhánh nhãn nhìn nhóm
nhưng nhạc nhạy nhấn nhấp nhận nhật nhắc nhắn nhằm nhằng nhỉ nhịp nhớ nhờ nhỡ nhữ niêm niên niệm nân
nâng nét nêu nó nóng nông núi núp nút năng nơi nạp nảy nấu nắm nắng nằm nặng nếp nền nối nổi nỗ nộp
nới nở nửa nữ nữa oan phi phim phiên phiếu phong phái pháo pháp phân phép phê phí phía phím phòng
phóng phông phùng phúc phút phương phước phường phượng phạm phạt phản phấn phần phẩm phối phổ phụ
phục phức quang quanh quen qui quy quyến quyển quá quán quân quãng quét quên quý quảng quần quận
quốc quỳ quỹ rau riêng ruộng rà ràng rác rãi rõ rút rơi rạng rảnh rằng rồi rỗng rộng rời rủi rừng
rửa sai sang sinh siêu song soát soạn suy suất suối suốt sàn sàng sách sáng sáp sát sâu sóc sóng
sông súng sĩ sơn sườn sạch sắc sắm sắp sẵn sẻ sống sốt sổ sớm sở sợ sụp sức sự tai tam tay tem tham
thang thao thay thi thiên thiết thiếu thiểu thiện thiệt thiệu thoát thoại thoả thoải thu thua thuyết
thuyền thuê thuận thuật thuế thuốc thuộc thuỷ thái thám tháo thân thí thích thính thô thôi thôn thùy
thú thúc thăm thơ thư thưa thương thước thường thưởng thượng thạo thảm thảo thất thần thẩm thậm
thắng thẳng thẻ thế thỉnh thịnh thỏa thổi thờ thời thợ thụ thủy thứ thức thừa thử tim tinh tiêm tiên
tiêu tiến tiếp tiết tiền tiểu tiện to toà toàn toán trai tranh trao treo triều triệt tro trung truy
truyền truyển truyện trà tràng trách trái tránh trì trí trích trò trôi trùng trú trúc trưng trương
trường trưởng trại trạm trạng trả trải trắc trắng trẻ trễ trị trọng trống trồng trội trộn trời trở
trợ trụ trục trứng trừ trữ tuyên tuyển tuyệt tuân tuần tuổi tuỳ tàn tàu tác tách tán táo tâm tân tây
tìm tình tí tích tín tính tòa tôn tùy túi tăng tô tương tướng tường tưởng tượng tạm tạp tấn tất tầm
tần tầng tắt tặng tệ tỉ tịch tốc tối tốn tồn tổng tội tới tờ tụ tủ tứ tử tự uống uỷ vai van vang vay
vi viên viết viền viễn viện việt vua vui vài vàng vây vãn vé vì vòng vô võ vùng văn vĩ vĩnh vườn
vượt vạch vạn vải vấn vần vẫn vận vậy vắng vẹn vẻ vẽ vết vệ vọng vỏ vốn vời vỡ vợ vừa vững vực xa
xanh xe xem xin xoay xoá xung xuân xác xây xét xóm xô xúc xăng xưa xưng xưởng xấu xếp xứ xử yên yếu
ánh áo áp âm êm ích ít ô úng ý ăn đa đau đem đen điền điều điểm điển điệu đo đoàn đoán đoạn đuôi đài
đào đá đánh đáo đáp đâm đèn đêm đình đích đòi đói đô đôi đông đúng đĩa đưa đưới đường đại đạo đạt
đảm đảng đất đấu đầy đẩy đậu đắt đằng đặc đặt đế đếm đề đền đều đỉnh địa định đọc đỏ đốc đối đồ đổ
độ độc đội động đời đỡ đợi đợt đủ đứa đức đứng đừng ơn ưa ưu ương ước ạ ấn ấy ẩn ốc ổ ổn ủng ủy ứng
"""
_KNOWN = """
tơ biếng biếu biệt buôn buông buồn buồng buổi buộc bàng bành bám bánh bè bèo béo bét bênh bích bò bông
bùn bùng búa băng bơ bơi bưng bướm bưởi bảnh bấy bẩn bẫy bận bậy bẵng bặt bẹ bẻ bẽ bế bếp bể bịch
bịnh bọn bọt bốc bồn bồng bổng bỗng bột bới bợ bụi bụng bủa bứt bừng bữa cay cha chai chanh chau che
chim chiêu chiếc chu chua chuyên chuyến chuyện chuông chuối chuột chà chàng cháo cháu cháy chân chè
chén chê chênh chì chìa chìm chích chòi chòm chói chóp chôn chùa chúa chướng chưởng chạm chạp chả
chải chấm chấp chẩn chằm chằng chẳng chẵn chặng chặt chẻ chịu chốn chột chớ chớp chờn chủng chứ chừ
chừng cuống cuồng càn cáy cãi còi còng cóc cói cõi cõng cùi cú cúm cúng cúp căm căn căng cũi cơm cơn
cưa cưng cước cười cường cưỡi cạn cạo cạp cấy cẩm cẩn cẩu cậu cắm cẳng cặn cọng cốc cối cỗ cỗi cội
cớ củ củi cứng da dai danh dao dinh diêm diếp doạ duy duyên dày dám dáng dâu dã dê dìm dĩ dũng dơ
dưa dướng dạ dại dạo dạy dậy dắt dằng dặn dẹp dẻ dẻo dế dị dịu dọa dốc dối dồi dồn dội dời dở dứa
dứt gai ghen ghè ghét ghềnh gieo giun già giác giãi giãn giêng giò giòi giòn giòng gió giạ giả giấu
giận giập giậu giằn giằng giặt giẻ giếng giết giọng giọt giỏ giỏi giổ giỗ giởi giục gà gác gái gánh
gáy gân gãy gò góa góp gót gõ gùi găng gượng gạch gạo gạt gầm gầy gẫy gậy gắng gắt gặt gỉ gọn gọt
gối gội gộp gờ gở gỡ hanh hao hia hiên hiền hoang hoài hoành hoãn hoè hoả hoảng hoắc hun huyền huân
huých huấn huệ huỳnh hài hách háng háo háy hâm hân hãi hãm hè hé héo hích hò hòm hòn hó hót hõm hùa
hú húc hăng hĩnh hũ hư hưu hươu hạch hả hất hầm hầu hận hậu hắc hắt hằng hẳn hặng hẹ hẻm hến hề hỏa
hỏng hố hối hồn hổ hỗn hộc hớ hớn hờ hở hụt hứ hứa kha khen khinh khiêm khiên khiếm khiếu kho khoai
khoan khoang khoanh khoe khom khoác khuy khuya khuyên khuất khuẩn khuỷu khâm khâu khéo khép khò khóe
khúc khăn khơi khước khấp khất khẳng khẻ khẽ khế khốc khốn khổ khổng khớp khờ khứ khử kim kiêm kiên
kiêng kiếp kiết kè kẹo kẹp kẻ kẽ kề kể kễnh kệ kỉnh kịch kịp la lam lem leo liêm liếc liềm liều
liểng loa loang loay loá loáng loãng lui luân luống luồn luồng luộc luỵ luỹ làn lách lái láng láo
lát láy lâm lãm lèo lén lê lì lìa lò ló lóc lóng lót lôi lùi lùn lùng lún lúng lăn lũy lơ lơi lưng
lười lược lạch lạng lạp lạt lảy lấn lầm lầu lẩm lẩu lật lậu lậy lắc lắm lằn lẵng lặn lặp lẻo lẽ lề
lỉnh lị lọ lọt lồ lồi lồng lỗ lộc lội lộn lộng lột lờ lở lỡ lợn lụa lục lừ lừa lửng lữ lững lựu ma
man mau men miên miêu miến miếu mong muôn muối muỗi muỗng muộn mào má mách máng mãn mè mèo méc mép
mê mì mí mía mò mòn mó móc món móng mô mõ mù mùi mùng mút măng mĩ mũ mũi mơ mơn mướp mường mưỡu mạ
mạc mạch mạn mạt mả mảy mấy mầm mẩm mẫn mận mập mậu mắm mắng mằn mặn mẻ mế mến mếu mề mệt mị mịn mịt
mọn mỏ mồm mồng mổ mộ mộc mộng mớ mờ mỡ mợ mụ mụn mứt mừ na nem neo nga ngai nghen nghi nghiêng
nghiền nghiện nghè nghê nghẹn nghẽn nghệ nghịch ngoan ngoại ngoạn ngoảnh ngoắc ngà ngàn ngào ngáo
ngáy ngòi ngó ngóc ngóng ngót ngơ ngơi ngư ngưng ngương ngượng ngạ ngạn ngạt ngả ngất ngẩn ngẫm ngậm
ngập ngậy ngắc ngắm ngặn ngặt ngọn ngọt ngỏ ngốc ngồi ngổn ngỗng ngộ ngớt ngờ ngợi ngụ ngụy ngủ ngứa
ngừa ngửa ngửi ngự ngựa nhai nhan nhang nhen nheo nhi nhiêu nhiếc nhiếp nho nhung nhuần nhuận nhuốm
nhuộm nhàn nhào nhái nháp nhát nháy nhã nhé nhì nhí nhích nhím nhòe nhói nhúc nhúng nhĩ nhũng nhơ
nhường nhưỡng nhượng nhạt nhả nhảy nhầm nhẫn nhậm nhắm nhẵn nhặt nhẹ nhẹm nhẽ nhễ nhện nhị nhịn nhọ
nhọn nhỏm nhốt nhồi nhổ nhộn nhớn nhục nhức nhử nhựa ni nia niu niềm no noi nuôi nuốt nà nài nàng
nách nái náo náy nã não nãy nè ném nén nít nòi nòng nóc nón nô nôi nõ nùng núm nũng nơ nưng nương
nướng nạn nạng nải nản nấc nấm nấng nẫu nậm nắn nắp nẹp nẻ nếm nề nể nệm nỉ nọ nồi nồng nổ nỗi nộ
nộm nớ nờ nỡ nợ nụ nứa nứt nực nựng oai oang oanh oi oán pha phai phanh phao phen phiêu phiền phiện
phu phun phung phà phàm phàn phàng phá phách phán phèn phích phò phó phô phù phú phăng phơ phơi
phướng phưởng phảng phất phẫn phẫu phật phắt phẳng phế phễu phỉ phọt phỏ phỏng phồn phồng phở phủi
quai quyên quà quàng quái quát quây quít quýt quăng quạ quạt quấy quầy quẩy quật quậy quắc quằn
quặng quặt quẹo quẹt quế quến quệ quịt quỷ ram reo rom ru rum run rung ruốc ruồi ruột rào rán ráng
ráo rát ráy rã rè rèn rét rên rì rìa rò ròng róc rót rôm rùa rúc rũ rơm rưng rước rướm rườm rưỡi
rượu rạ rạn rạp rải rảo rẻ rẽ rề rền rể rễ rỉ rịt rọ rỏ rối rốn rốt rổ rỗ rỗi rộn rớ rớt rờ rợ rụng
rủ rực sa say se sen sim siêng siết so soi son sung sà sành sào sái sánh sáo sáy sâm sân séc sém sên
sì sình sò sói són sôi sùng súc săn sơm sư sưng sưu sương sướng sưởi sượng sạ sạt sả sảnh sảo sấm
sấp sấu sấy sầm sầu sẩm sập sậy sắn sắng sắt sặc sỉ sỉnh sọ sọc sọt sỏi sồi sộ sớ sờ sởi sợi sụn sụt
sủng sứ sứt sừng sửng sữa tang tanh tao te teo tha thanh thau the then thiêng thiêu thiếp thiều tho
thoa thoang thon thong thoáng thoảng thung thuyên thuần thuồng thuở thà thàng thác thách thánh tháp
thát thây thè thép thét thìa thìn thít thò thó thóc thót thù thùa thùng thúy thăng thơm thạch thả
thải thấm thấu thầm thầu thầy thẩn thẫm thận thập thật thắc thắp thắt thằng thặng thẹn thề thều thệ
thỉ thịt thọ thọc thố thốc thốn thốt thổ thổng thộc thớ thớt thở thụt thụy thủng thứng thừng ti tia
tiu tiềm tiễn tiễu tiệc tiệm tiệp toan toát toạ toại toả tra trau tre trinh triết tron truân truông
truất tràn trào trác tráng tráo trát trâu trã trèn trèo trêu trìu tròn tròng tróc trói trót trùm
trúng trăn trăng trĩ trũng trơ trơn trưa trướng trườn trượng trượt trạc trảng trấn trấu trầm trần
trầu trẫm trận trật trắm trằn trặc trẻo trệ trịnh trọc trọn trốn trổ trộm trớ trớn trợn trụi trứ
trừng tu tua tung tuy tuyết tuôn tuýp tuấn tuất tuồng tuột tuỷ tà tàng tào tá tái tát tã té têm tì
tò tòng tóc tóm tôm tông tù tùng tú túng tăm tĩnh tưng tươi tước tưới tạ tạnh tạt tả tảng tảo tấc
tấp tấu tẩu tẩy tậu tắc tắm tằm tặc tẹo tẻ tẽ tếch tết tề tễ tỉa tị tịnh tọa tỏ tỏa tố tốp tồi tộc
tột tời tởm tợ tụm tủy tức tửu tỵ u ung uy uyên uyển uất uẩn uế uốn uỳnh va ve via viếng vo voi vong
vu vun vung vuông vuốt vuột vàm vành vá vác vách vái váng váy vã vãng vè vén véo vê vít víu vò vòi
vòm vó vóc vón vôi võng vù vú vút văng vũ vơ vươn vương vướng vượng vạc vảy vấp vầng vẩy vật vắc vắn
vắt vằn vẳng vặn vặt vẹt vế vỉ vỉa vịn vịnh vịt vọc vốc vồ vỗ vội vớ vớt vở vụn vụng vức vứt vựa xay
xen xiên xiêu xiết xoa xong xoài xoáy xoè xoắn xu xua xuôi xuồng xà xào xá xách xám xâm xâu xê xì
xích xíu xòe xó xói xơ xơi xương xước xạ xạc xả xảo xảy xấp xẩm xẹp xẻ xẻo xế xếch xệ xỉ xịn xỏ xốc
xối xốp xổ xới xứng y yếm yến yết yểm ách ám áng âu ép ôi ôm ôn õng ù ú đeo điêu điếc điếm đoái đoạt
đu đua đàm đàn đám đãi đè đèo đì đính đò đòn đón đùa đùng đúc đăm đạn đảo đẩu đậm đập đật đắm đắn
đắng đẳng đẻ đẽo đệ đệm đỉa địch đọng đống đốt đồi đồn đổng đỗ đột đớn đờ đục đụng đứt đựng ơ ơi ư
ưng ươm ướt ưỡn ải ảm ảo ấm ất ẩm ập ắc ắt ẻo ếch ỉ ị ỏi ốm ống ồ ồn ồng ớt ờ ủ ủa ức ừ ỷ
"""

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSET = "ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_RHYMES = (
    "ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|a|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|"
    "ec|em|en|eng|eo|ep|et|e|êch|êm|ên|ênh|êp|êt|êu|ê|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|"
    "ip|it|iu|i|oac|oach|oai|oan|oang|oanh|oao|oat|oay|oăc|oăm|oăn|oăng|oăt|oa|oc|oen|oeo|oet|oe|oi|"
    "om|ong|on|oong|op|ot|o|ôc|ôi|ôm|ông|ôn|ôp|ôt|ô|ơi|ơm|ơn|ơp|ơt|ơ|ua|uân|uâng|uât|uây|uc|uêch|"
    "uênh|uê|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|uơ|up|ut|uya|uyên|uyêt|uynh|uych|uyt|uyu|uy|u|"
    "ưa|ưc|ưi|ưng|ưm|ưn|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|ư|yêm|yên|yêt|yêu|yêng|y|"
    "yt|ynh|ych|yu|yp"
)
_AFTER_QU = ("yt", "ynh", "ych", "yu", "yp")
_ABBREVIATION = re.compile("[A-ZĐƯ]*Đ[A-ZĐƯ]*")
_LETTERS = frozenset("abcdeghiklmnopqrstuvxy" + SMALL)
_UNTONED_STOP = re.compile("[ăâêôơư][ptc]$")
_STOPPED = re.compile("[ptc]h?$")


def likelihood(word: str) -> float:
    """Return the score of a word in NFC: −4 for the commonest, −20 for what cannot be one."""
    small = word.lower()
    if word not in (small, small.capitalize(), small.upper()):
        return IMPOSSIBLE
    rank = _ranks().get(small)
    if rank is not None:
        return rank
    if _possible(small) or _ABBREVIATION.fullmatch(word):
        return POSSIBLE
    return _UNTONED if _UNTONED_STOP.search(small) and _possible(f"{small[:-1]}n") else IMPOSSIBLE


def go_together(first: str, second: str) -> bool:
    """Whether two syllables stand side by side in a compound of `phrases.txt`."""
    return f"{first} {second}".lower() in _pairs()


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    lines = resources.package_text("vietnamese/phrases.txt").lower().replace("_", " ").split("\n")
    return tuple(tuple(line.split()) for line in lines if line and line[0] != "#")


@cache
def _pairs() -> frozenset[str]:
    return frozenset(f"{a} {b}" for phrase in _phrases() for a, b in pairwise(phrase))


@cache
def _ranks() -> dict[str, float]:
    ranks: dict[str, float] = {}
    for syllables, rank in zip((_COMMONEST, _COMMON, _KNOWN), _RANKS, strict=True):
        for syllable in syllables.split():
            ranks.setdefault(syllable, rank)
    for phrase in _phrases():
        for syllable in phrase:
            ranks.setdefault(syllable, _RANKS[-1])
    return ranks


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(f"({_ONSET})?({_RHYMES})")


def _possible(word: str) -> bool:
    if not _LETTERS.issuperset(word):
        return False
    parts = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", parts.translate(_TONES))
    match = _shape().fullmatch(bare)
    tones = [char for char in parts if ord(char) in _TONES]
    if match is None or len(tones) > 1:
        return False
    if _STOPPED.search(bare) and tones not in (["\u0301"], ["\u0323"]):
        return False
    onset, front = match[1] or "", match[2][0] in "eêiy"
    if match[2] in _AFTER_QU and onset != "qu":
        return False
    return onset not in (("c", "ng") if front else ("k", "gh", "ngh"))
