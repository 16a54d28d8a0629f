"""Whether a text looks like a value of a field, where only a label says that it is one."""

import re

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹"
    "狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲封芮储靳汲邴糜松段富巫乌"
    "焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖"
    "卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习"
    "宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋"
    "沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公万俟司马上官欧阳夏侯诸葛闻人东方赫连皇甫尉迟公羊澹台公冶宗政濮阳"
    "淳于单于太叔申屠公孙仲孙轩辕令狐钟离宇文长孙慕容鲜于闾丘司徒司空阿买艾克图热古努尼帕热沙塔吾西依肖闫付代邸仝"
    "佟苑岳亓邝辜冼敬初原植战展侍由延揭覃兰税巨仉督晋楚法汝鄢涂钦归海岳帅缑亢况郈琴商牟佘佴伯赏墨哈谯笪年爱阳佟"
)
_PERSON = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,12}·[\u3400-\u9fff·]{1,20}")
_NO_PERSON = re.compile(r"(人|员|号|址|称|别|话|码|期|位|务|名|签|章|长|任|况|历|族|月|日)$")
_ORGANISATION = re.compile(
    r"(局|委|委员会|部|厅|办|办公室|中心|院|所|处|站|会|校|学|园|馆|社|团|队|公司|厂|店|行|府|署|场|库|台|关|段|组织|"
    r"大队|支队|银行|法院|集团|基金|联盟|党委|总队|协会|工会|医院|大学)([(（][^()（）]{1,20}[)）])?$"
)
_ADDRESS = re.compile(r"[省市区县州旗].{2,}|[路街道巷村镇乡号楼层室院]")
_PEOPLE = ("法定代表人", "经办人姓名")
_ORGANISATIONS = ("单位名称", "原单位名称", "发票抬头")


def looks_like(field: str, text: str) -> bool:
    """Whether *text* may be a value of *field*, as far as such values are alike."""
    plain = "".join(text.split())
    if field in _PEOPLE:
        return bool(_PERSON.fullmatch(plain)) and plain[0] in _SURNAMES and not _NO_PERSON.search(plain)
    if field in _ORGANISATIONS:
        return len(plain) >= 4 and bool(_ORGANISATION.search(plain))
    if field == "单位地址":
        return len(plain) >= 5 and bool(_ADDRESS.search(plain))
    return True
