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
_RANKS = (-4.0, -6.0, -8.5)

_COMMONEST = """
và của là có cho không được trong một các với này đã những người để khi từ đến về ở tại ra vào như
theo trên do bị năm ngày tháng số đó nhiều hơn sẽ phải cũng còn thì mà lại nên đang rất hoặc nếu sau
trước qua nhà nước việc làm học tỉnh thành phố huyện xã thị chính phủ quyền dịch vụ công dân kinh tế
hội phát triển chuyển đổi dữ liệu thông tin hệ thống hiện thực quản lý đầu tư doanh nghiệp sản xuất
chương trình kế hoạch dự án cơ quan đơn vị tổ chức cá nhân hồ sơ thủ tục hành cải cách giải quyết
trực tuyến điện tử mạng sử dụng bạn tôi chúng ta họ anh chị ông bà con mọi mỗi từng cả chỉ hay bằng
giữa dưới ngoài đây đâu gì nào sao thể cần muốn biết thấy nói đi lên xuống mới cũ lớn nhỏ cao thấp
tốt đẹp nhất hai ba bốn sáu bảy tám chín mười trăm nghìn triệu tỷ đồng giá tên ngữ tập tệp bộ mục
thêm xóa sửa chọn mở đóng lưu tạo tải trang ảnh hình chữ chữa lỗi kết quả khác hợp lệ yêu cầu đăng nhập
tài khoản mật khẩu nội dung tiếng
"""
_COMMON = """
ai am an ao áo áp âm ấn ấy ăn ẩn ánh ạ bác bạc bách bài bãi bãng bảng bản bàn bán bao báo bảo bạo bát
bay bày bây bắc bắt bậc bấm bất bầu bé bên bến bền bệnh bìa biên biển biến biện biểu bình bí bó bỏ bọc
bóng bố bồi bổ bộc bờ bởi bớt bước bưu bút bức cái cài cảnh cánh cạnh cam cảm cán cáo càng cảng cát
cắt câu cấu cây cấm cân cận cập cấp cặp cầm châu chạy chào chán chắc chăm chăn chặn chậm chất chế
chéo chết chi chia chiếm chiến chiếu chiều chinh chỉnh chó chóng chỗ chối chồng chống chốt chờ chơi
chợ chủ chú chùm chung chúc chuẩn chục chuỗi chụp chút chưa chứa chứng chước co cọc coi cố cổ cộng
cốt cột cô cỏ cờ cỡ cùng cung cụ cục cụm cuộc cuối cuốn cuộn cứ cứu cư cử cửa cực cưới dài dang dãy
dạng dán dấu dầu dẫn dấn dần dây dễ di dì diện diễn diệt dò dòng dọc dọn dùng duyệt dư dừng dựa dựng
dược dương đa đá đài đại đạo đảm đảng đánh đào đạt đáo đáp đau đặc đặt đằng đắt đất đấu đậu đầy đẩy
đâm đem đen đèn đều đề đế đêm đếm đền đỉnh đình định đích địa đĩa điểm điển điều điệu điền đo đoàn đoán
đoạn đọc đói đỏ đòi đô đối đội đồ độ độc đôi động đông đốc đổ đỡ đời đợi đợt đủ đừng đúng đưa đứa đứng
đức đường đuôi đưới em êm gặp gắn gây gấp gần ghé ghép ghế ghi gia giai giao gian giành giản giám giảm
giảng giáo giàu giáp giấy giây giấc giống giờ giới giúp giữ giường góc gói gọi gốc gỗ gồm gợi gửi
gương hà hạ hại hàm hàn hạn hàng hãng hãy hạng hạnh hạt hát hào hảo hấp hẹp hẹn hết hệt hiểm hiếm
hiển hiến hiệp hiệu hiểu hiếu hỏi hoa hóa hoà hòa hoá họa hoàn hoàng hoạt hôn hồng hỗ hộ hộp hồi hôm hơi
hứng hưng hướng hương hưởng hữu huy hủy huỷ huyết hút hùng ích im in ít kê kéo kém kênh kèm khai khá
khả khách khảo khám khát khắc khắp khấu khẩn khe khiển khiến khích khí khó khóa khoá khoa khoảng
khoáng khỏe khoẻ khỏi khô khôi khối khởi khu khung khuôn khuyến khuyết khóc kia kiếm kiểm kiến kiện
kiệt kiểu kiều kĩ kí kì ký kỳ kỹ kỷ kỉ kích kính kín lạc lạ lá lai lãi lãnh lan lao lão làng lành
lạnh lắng lắp lăng lập lấy lâu lần lẫn lân lẻ lễ lệnh lệch liền liên liệt lĩnh linh lịch lí lo loài
loại loạt loạn lỏng lòng lõi lọc long lô lối lộ lời lợi lớp lũ lúa lúc luật luận luôn lụt lưới lượng
lượt lương lưỡi lựa lực lửa mã mái mai màn mang màng mảng mảnh mạnh máu màu may máy mãi mát mắc mắt mặc
mặt mẫu mất mâu mây mẹ méo mẹo mềm mệnh miền miễn miếng miệng mình minh mọc môi môn mốc mối mồ mỏng
mời mua mùa múa mưa mức mượn mừng mưu mỹ nam nay nảy nạp nặng năng nắng nắm nằm nâng nân nấu nếp nét
niêm niên niệm nền nêu nó nóng nổi nối nộp nông nỗ nơi nới nở núi nút núp nữ nữa nửa ngang ngành
ngay ngân ngăn ngắn ngắt ngầm ngẫu ngại ngã nghe nghề nghị nghĩa nghĩ nghỉ nghiệm nghiên nghèo
nghiêm ngõ ngọc ngôi ngôn ngon ngoặc ngừng ngưỡng ngược nguồn nguy nguyên nguyện nguyễn ngũ nhạc
nhạy nhanh nhánh nhãn nhắc nhắn nhằm nhận nhấn nhật nhấp nhau nhằng nhiệm nhiệt nhiên nhìn nhịp nhỉ
nhóm nhớ nhờ nhỡ nhưng nhữ ô ổ ổn oan ốc ơn phạm phân phần phản pháp pháo phạt phái phẩm phấn phép
phê phi phí phía phiên phiếu phim phím phòng phong phóng phổ phối phông phụ phúc phục phút phức
phương phường phước phượng phùng quá quán quang quảng quãng quen quên quý quỹ quy qui quỳ quân quận
quần quanh quét quốc quyển quyến rà rạng rằng rãi rảnh ràng rau rộng rồi rõ rỗng rời rơi rủi rút
ruộng rừng rửa riêng rác sai sáng sàng sang sách sạch sàn sát sáp sắc sắm sắp sẵn sâu sẻ sĩ sinh
siêu sóng sóc soạn soát song sông sống sổ sốt sơn sợ sớm sở sức sự sườn súng sụp suất suốt suối suy
tác tách tai tam tạm tàn tán tay tàu táo tạp tặng tăng tắt tất tây tấn tầng tâm tầm tần tân tem tệ
thái thám thảm tham thang thao thảo tháo thay thạo thân thần thẩm thậm thất thắng thẳng thăm thẻ thế
thiên thiện thiết thiểu thiếu thiệt thiệu thích thi thí thỉnh thịnh thính thoại thoát thoải thoả
thỏa thôi thổi thôn thô thờ thơ thời thợ thu thụ thú thua thuận thuật thuế thuê thuộc thuốc thùy
thủy thuỷ thuyền thuyết thư thứ thử thức thúc thừa thưa thường thưởng thượng thương thước tiên tiền tiến
tiện tiêm tiết tiếp tiêu tiểu tích tính tinh tìm tim tín tí tỉ tình tịch to toà tòa toán toàn tổng
tôn tối tốc tốn tồn tội tới tờ tơ trả trà trách trạm tràng trạng tránh tranh trao trái trải trại
trai trắng trắc trẻ treo trễ triều triệt trích trị trí trì tro trò trọng trộn trồng trống trôi
trội trở trợ trời trụ trú trung trùng trúc trục trưng trường trưởng trương trứng trừ trữ truy truyện
truyền truyển tự tứ túi tủ tuần tuân tuổi tuỳ tùy tuyên tuyển tuyệt tụ tương tưởng tướng tượng tường
ủy uỷ ủng uống úng ưu ưa ước ứng ương vai vải vài vãn văn vắng vàng vang vạn vạch van vay vây vậy
vẫn vấn vần vận vẽ vẻ vé vẹn vệ vết viên viện viễn viết viền việt vì vi vĩ vĩnh vòng vọng vỏ vốn vô
vỡ vợ võ vời vua vui vùng vừa vững vượt vườn vực xa xác xanh xấu xây xăng xe xem xét xếp xin xóm
xoay xoá xô xử xứ xưng xưởng xưa xuân xung xúc ý yên yếu
"""
_KNOWN = """
ách ải ám ảm áng ảo ấm ập ắc ắt âu ẩm ất bàng bám bảnh bánh bành bậy bẫy bấy bẩn bận bặt băng bẵng
bẻ bẽ bè bèo béo bẹ bét bế bể bếp bênh bịnh bích bịch biệt biếng biếu bọn bò bọt bốc bột bông bỗng
bổng bồn bồng bơ bơi bới bợ bụi bùn bụng bủa búa bùng buộc buôn buồn buồng buổi buông bữa bưng bừng
bưởi bướm bứt cãi cạn càn cạo cạp cay cáy cặn căn căng cẳng căm cắm cấy cậu cẩn cẩm cẩu cọng chả cha
chà chai chải chàng chạm chanh cháo chạp chau cháu cháy chẳng chằng chặng chặt chằm chẵn chân chấp
chấm chẩn chè chẻ che chén chê chênh chì chìa chích chịu chim chìm chiêu chiếc chòm chói chóp chòi
chôn chốn chột chớ chớp chờn chu chùa chúa chua chuông chuột chuối chủng chứ chừ chừng chưởng chướng
chuyên chuyến chuyện còi cói cóc còng cõi cõng cỗi cỗ cốc cối cội cơm cơn cớ cũi cùi củi củ cú cúp
cúng cuồng cuống cúm cưa cứng cưng cường cưỡi cước cười dạ dã da dai dại dám dáng danh dao dạo dày
dạy dặn dằng dắt dậy dâu dẻ dẻo dẹp dê dế dị dịu dìm dinh dĩ diêm diếp doạ dọa dội dồi dốc dồn dối
dơ dở dời dũng duy duyên dưa dứa dứt dướng đàn đám đạn đãi đàm đảo đăm đắm đắng đẳng đắn đập đậm đẩu
đật đè đẻ đẽo đèo đeo đệ đệm đì đỉa điêu điếc điếm đính địch đò đón đoái đoạt đọng đòn đồi đốt đống
đồn đổng đột đỗ đờ đớn đùa đu đua đúc đụng đùng đục đứt đựng ẻo ép ếch gà gác gai gái gãy gạch gạo
gáy gánh gạt gầm gầy gẫy gân gậy gắng gắt gặt găng ghè ghềnh ghen ghét gỉ già giả giạ giác giãi giãn
giặt giằng giằn giấu giậu giận giập gieo giẻ giếng giết giêng giỏ giò gió giỏi giọng giòng giọt giòn
giổ giỗ giởi giòi giục giun gò gõ góa góp gót gọn gọt gộp gối gội gỡ gở gờ gùi gượng hả hãm hài hãi
háng hanh hao háo hách hạch háy hắt hắc hằng hăng hặng hẳn hầm hậu hầu hâm hân hận hất hé hè hẻm hẹ
héo hến hề hia hích hiền hiên hĩnh hò hó hoài hoảng hoang hoành hoắc hoãn hoè hòm hỏng hót hòn hõm
hoả hỏa hố hổ hộc hối hồn hỗn hờ hớ hớn hở hũ hú hụt hùa hun húc huấn huân huệ huých huyền huỳnh hư
hứ hứa hươu hưu ỉ ị kẹo kẹp kẻ kẽ khẽ kè kể kệ kề kễnh kha khăn khẳng khâu khâm khấp khất khế khép
khéo khen khẻ khiêm khiên khiếm khiếu khinh kho khò khóe khoác khoai khoan khoanh khoang khoe khom
khổ khốc khốn khổng khớp khờ khơi khúc khuất khuẩn khuya khuyên khuy khuỷu khứ khử khước kịch kịp
kiêm kiên kiêng kiếp kiết kim kỉnh la lạch lách lái lam lãm làn lạng láng láo lạp lát lạt láy lảy
lăn lặn lẵng lắc lắm lằn lặp lẩm lấn lật lâm lầm lầu lẩu lậu lậy lem leo lẽ lẻo lén lèo lê lề liếc
liềm liêm liểng liều lìa lị lì lỉnh lỡ lở lò ló lọ loa loá loang loáng loãng loay lóng lóc lót lọt
lỗ lồ lộc lội lồi lôi lồng lộn lộng lột lơ lờ lơi lợn lũy luỹ lùi lui lùn lùng lún lúng lưng lững lừ
lữ lửng lừa lược lười lựu luân luồng luống luồn luộc luỵ lụa lục ma má mạ mả mạc mách mạch mãn
man mạn mào máng mạt mau mảy mắm mằn mặn mắng măng mẫn mận mẩm mập mậu mấy mầm mẻ mè men mèo méc mép
mê mế mề mến mệt mếu mĩ mí mì mị miếu miêu miến mịn mía mịt miên mò mó mỏ mõ móc mọn món mong móng
mòn mộ mổ mô mộc mộng mồm mồng mơ mờ mỡ mớ mợ mơn mù mũ mụ mũi mùi mụn mùng muỗi muối muôn muộn
muỗng mút mưỡu mừ mường mứt mướp nã na nà nách nái nài nải nàng nạn nản nạng náo não nãy náy nắn nắp
nậm nấm nấng nấc nẫu nẻ nè nén ném nem neo nẹp nể nề nệm nếm ni niềm niu nít nỉ nia no nô nõ nọ noi
nòi nón nòng nóc nôi nồi nỗi nồng nộ nổ nộm nợ nỡ nớ nờ nơ nũng nụ nùng nuốt nuôi núm nực nựng nưng
nương nướng nứt nứa nga ngà ngả ngạ ngai ngàn ngạn ngạt ngào ngáo ngáy ngắm ngẫm ngập ngất ngậm ngậy
ngẩn ngắc ngặt ngặn ngỏ ngó ngòi ngọn ngót ngọt ngoan ngoại ngoảnh ngoạn ngoắc ngóng ngóc ngộ ngồi
ngổn ngốc ngỗng ngớt ngờ ngơ ngơi ngợi ngủ ngụ ngụy ngư ngự ngừa ngứa ngửi ngửa ngựa ngưng ngương
ngượng nghệ nghê nghẹn nghen nghẽn nghè nghịch nghi nghiền nghiêng nghiện nhả nhai nhái nhan nhàn
nhang nhạt nhảy nháy nhào nhát nháp nhã nhắm nhậm nhầm nhẫn nhẵn nhặt nhẹ nhé nhẽ nhen nhẹm nheo
nhện nhễ nhi nhí nhì nhị nhĩ nhích nhiếp nhiếc nhiêu nhịn nhím nhọ nho nhòe nhói nhọn nhỏm nhổ nhồi
nhốt nhộn nhớn nhơ nhuận nhuần nhung nhũng nhuộm nhuốm nhục nhúc nhúng nhường nhượng nhưỡng nhức
nhựa nhử õng oai oán oang oanh oi ỏi ôm ốm ôn ồn ống ồng ôi ồ ơ ờ ơi ớt phá phà pha phách phàm phán
phàn phàng phảng phao phai phanh phẳng phắt phăng phế phen phèn phễu phẫn phẫu phật phất phiền phiện
phiêu phỉ phích phó phỏng phỏ phò phọt phô phồn phồng phở phơ phơi phu phú phù phun phung phủi
phướng phưởng quạ quà quái quai quạt quát quàng quẹo quẹt quế quệ quít quýt quật quây quầy quậy quẩy
quấy quặng quắc quặt quăng quằn quến quịt quỷ quyên rải rã rạ ram rán rạn ráng rạp rát ráy ráo rào
rảo rẻ rè rẽ rèn rét reo rễ rề rên rể rền rìa rỉ rì rịt rốn rót ròng róc rò rọ rom rỏ rôm rổ rỗ rốt
rộn rối rỗi rơm rờ rớt rớ rợ rụng rủ rũ ru rùa rúc rum run rung ruột ruồi ruốc rưỡi rượu rườm rướm
rước rưng rực sà sa sả sạ sái sào sảo sáo say sáy sạt sảnh sánh sành săn sắn sắng sắt sặc sẩm sấm
sấy sân sấp sập sâm sầm sậy sầu sấu se sen sên sém séc sỉ sì sim sình sỉnh siết siêng sò so sọ sọc
son són soi sói sỏi sọt sộ sồi sôi sớ sờ sợi sởi sơm sùng sủng sung sụt sụn súc sữa sửng sứ sư sừng
sứt sương sưởi sướng sượng sưng sưu tà tá tạ tả tã tái tạnh tanh tang tảng tàng tảo tao tào tát tạt
tắc tắm tặc tằm tăm tẩy tẩu tậu tấu tấc tấp té te tẻ tẽ teo tẹo tết tếch tề tễ têm tha thả thà thác
thách thải thạch thanh thánh thàng tháp thát thau thầm thắc thắt thằng thặng thăng thắp thấu thầu
thầy thây thẫm thấm thẩn thận thập thật thẹn the thè then thép thét thề thệ thều thìa thìn thiêng
thiêu thiều thiếp thỉ thít thó thò thọ tho thọc thoa thoang thoáng thoảng thon thong thóc thót thổ
thố thộc thốc thốn thổng thốt thơm thớ thở thớt thù thuần thung thùng thủng thụt thụy thúy thuở
thuồng thuyên thùa thừng thứng thịt tị ti tì tia tiềm tiễn tiệc tiệm tiệp tiễu tỉa tiu tĩnh tịnh tỏa
toả tỏ tò toại toan tòng tóc tóm tọa toạ toát tông tồi tôm tố tộc tột tốp tời tợ tởm tra trã tráng
trảng trào tráo trát trau tràn trạc trác trăn trăng trằn trắm trặc trầm trần trấn trận trật trâu trầu trẫm
trấu tre trẻo trèn trèo trêu trệ triết trìu trĩ trịnh trinh tròn trói tron trọn trót trọc tròng tróc
trốn trổ trộm trớn trợn trơ trơn trớ trũng trùm trụi trúng truất truân truông trừng trượng trượt
trướng trườn trưa trứ tu tù tú tua tuấn tuất tuôn tuồng tuột tụm tùng túng tung tuỷ tủy tuy tuyết
tuýp tửu tưng tức tước tươi tưới tỵ u ù ú ủ ủa uẩn uất uế ung uốn uyên uy uyển uỳnh ư ừ ức ưng ướt
ưỡn ươm va vá vác vách vàm váng vãng vành váy vảy vã vạc vái vắn vặn vặt vắc vằn văng vẳng vật vầng
vẩy vấp vắt ve vè vẹt véo vén vê vế vỉa via vịt viếng vỉ víu vịnh vịn vít vo vò vó vọc vóc voi vòi
vòm vón vong võng vỗ vội vôi vồ vốc vở vớ vớt vơ vu vú vù vũ vung vụn vụng vun vút vuông vuốt vuột
vức vướng vương vượng vươn vựa vứt xá xà xả xạ xách xám xảo xạc xào xảy xay xâu xẩm xâm xấp xẻ xẻo
xen xẹp xê xệ xế xếch xỉ xì xích xịn xíu xiên xiết xiêu xó xỏ xòe xoè xoa xoài xoáy xoắn xong xói
xốp xối xổ xốc xới xơ xơi xu xua xuôi xuồng xứng xương xước yến yểm yết yếm y ỷ
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
_STOPPED = re.compile("[ptc]h?$")


def likelihood(word: str) -> float:
    """Return the score of a word in NFC: −4 for the commonest, −20 for what cannot be one."""
    small = word.lower()
    if word not in (small, small.capitalize(), small.upper()):
        return IMPOSSIBLE
    rank = _ranks().get(small)
    if rank is not None:
        return rank
    return POSSIBLE if _possible(small) or _ABBREVIATION.fullmatch(word) else IMPOSSIBLE


def go_together(first: str, second: str) -> bool:
    """Whether two syllables stand side by side in a compound of `phrases.txt`."""
    return f"{first} {second}".lower() in _pairs()


@cache
def _pairs() -> frozenset[str]:
    lines = resources.package_text("vietnamese/phrases.txt").lower().replace("_", " ").split("\n")
    phrases = (line.split() for line in lines if line and line[0] != "#")
    return frozenset(f"{a} {b}" for phrase in phrases for a, b in pairwise(phrase))


@cache
def _ranks() -> dict[str, float]:
    ranks: dict[str, float] = {}
    for syllables, rank in zip((_COMMONEST, _COMMON, _KNOWN), _RANKS, strict=True):
        for syllable in syllables.split():
            ranks.setdefault(syllable, rank)
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
