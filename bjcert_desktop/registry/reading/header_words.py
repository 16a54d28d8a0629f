"""Understand a header by its parts, where no list has it: whose thing it names, and what the thing is."""

import re

# Texts, not compiled patterns: re compiles what is asked for and keeps it, and most starts of the program ask for none.
_ORGANISATIONS = (
    "单位|公司|企业|机构|学校|院校|高校|大学|学院|医院|医疗机构|酒店|宾馆|饭店|餐厅|门店|店铺|商店|药店|药房|商户|商家|商铺|店|"
    "供应商|供货商|供方|服务商|分包商|承包商|承包人|厂商|厂家|厂|制造商|经销商|代理商|客户|客商|幼儿园|园所|养老机构|律所|事务所|协会|"
    "社会组织|社团|组织|团体|商会|展商|参展商|投标人|中标人|供应人|经营者|主体|纳税人|用户|基地|个体户|合作社|法人|网点|场所|部门单位|行政相对人|相对人"
)
#: Whose name, address or number it is, if not the unit's own.
_OTHERS = (
    "主管|上级|所属|所在|隶属|工作单位|就业|毕业|开户|发证|登记机关|审批|监管|监督|推荐|介绍|发布|来源|采购|招标|代理机构|代建|指导|举办|主办|"
    "承办|协办|股东|投资|收款|付款|账户|账号|品牌|项目|工程|产品|商品|货品|物品|物资|材料|设备|课程|专业|岗位|职位|职务|职称|楼盘|小区|文件|图书|合同|"
    "标段|标的|网站|系统|软件|平台|菜品|药品|疾病|车辆|街道|区县|省|市|城市|地区|行政区|国家|家长|父亲|母亲|监护|紧急|配偶|家属|担保|"
    "学生|教师|员工|职工|人员|患者|会员卡|原因|变更前|曾用|简称|英文|拼音|类型|类别|性质|规模|等级|级别|数量|编号|序号|代号|状态|简介|规范|备用|第二|"
    "副|部门负责|区域|栏目|岗|现|旧|发票|快递|物流|检查|执法|投诉|举报|报警|个人|家庭|本人|户籍|法院|股票|证券|期货|基金|LOGO|ID|URL|链接|官网"
)
_NAME = rf"(.*?)(?:{_ORGANISATIONS})(?:名称|全称|名|名字|中文名称|中文名|注册名称|法定名称|登记名称)(?:全称|名称)?"
_BARE_NAME = (
    rf"(?:申报|申请|参会|参展|参训|参保|会员|成员|理事|投标|中标|施工|分包|总包|建设|监理|设计|承建|生产|经营|用人|招聘|实习|合作|服务|委托|受检|"
    rf"入驻|入围|入库|获奖|认定|备案|持证|签约|供货|加盟|协作|被检查|受访)?(?:{_ORGANISATIONS})"
)
_ADDRESS = r"(.*?)(?:地址|住所|坐落|所在地址|详址|经营场所|营业场所|办公场所)"
_NO_ADDRESS = (
    "网|邮箱|邮件|IP|MAC|获取|户籍|户口|家庭|收货|图片|链接|URL|出生|现住|居住|身份证|开户|物理|服务器|"
    "页面|下载|项目|工程|楼盘|仓库|施工地|原"
)
_LEGAL = rf"(?:{_ORGANISATIONS}|主要|行政|机构)?(?:法定代表人|法人代表|法人|负责人)(?:姓名|名字)?"
_HANDLER = r"(.*?)(?:联系人|经办人|联络人|联络员|对接人|专管员|办理人)(?:员)?(?:姓名|名称|名字)?"
_NO_HANDLER = "紧急|家|父|母|备用|第二|上级|主管|财务|副"
_HANDLERS_PHONE = (
    "(?:.*?)(?:联系人|经办人|联络人|联络员|对接人|专管员|办理人)(?:的)?(?:联系)?(?:手机|电话|移动电话|"
    "联系方式|手机号码?|电话号码|手机电话)"
)
_MOBILE = r"(?:联系|移动|常用|业务|绑定)?(?:手机|移动电话)(?:号|号码|电话|联系方式)?"
_PHONE = (
    rf"(?:{_ORGANISATIONS}|工作|办公|办公室|咨询|服务|值班|总机|前台|招生|招生办|座机|固定|固话|业务|客服|公开|公示|对外|固定办公)*(?:联系)?"
    r"(?:电话|电话号码|座机|固话|联系方式|热线|联系电话|TEL)(?:号码|号)?"
)
_EMAIL = (
    rf"(?:{_ORGANISATIONS}|联系|办公|工作|电子|联系人|经办人|企业|业务|招聘|招生)*(?:邮箱|邮件|EMAIL|"
    "电邮)(?:地址|账号)?"
)
_POSTCODE = rf"(?:{_ORGANISATIONS}|注册地?|通讯|通信|地址|办公)*(?:邮编|邮政编码)"
_CODE = r".*(?:信用代码|信用码|信用编码|信用编号|USCC|CREDITCODE|税号|纳税人?识别[号码]|统一代码).*"
_NO_CODE = "原|变更前|旧|曾用|主管|上级|开户|法定代表人|股东|投资|类型|备注"
#: English and pinyin names of columns, as programs export them.
_LATIN_WORDS = {
    "单位名称": (
        "NAME COMPANY COMPANYNAME ENTERPRISENAME ENTNAME ORGNAME UNITNAME SCHOOLNAME HOSPITALNAME FULLNAME DWMC QYMC "
        "JGMC XXMC YYMC GSMC KHMC GYSMC MC"
    ),
    "统一社会信用代码": "TYSHXYDM SHXYDM XYDM UNISCID TAXNO TAXID TAXNUMBER NSRSBH",
    "法定代表人": "FDDBR FRDB FRXM LEGALPERSON LEGALPERSONNAME LEGALREPRESENTATIVE LEGALREP CORPORATION FAREN",
    "单位地址": (
        "ADDRESS ADDR ADD COMPANYADDRESS REGADDRESS REGISTEREDADDRESS REGISTERADDRESS OFFICEADDRESS DETAILADDRESS "
        "DIZHI DZ DWDZ ZCDZ TXDZ XXDZ"
    ),
    "邮政编码": "YOUBIAN POSTCODE ZIPCODE POSTALCODE YZBM YB",
    "单位电话": "TEL TELEPHONE PHONE COMPANYPHONE PHONENUMBER TELNO LXDH DWDH BGDH DIANHUA DH",
    "经办人姓名": "CONTACT CONTACTNAME CONTACTPERSON CONTACTS LINKMAN LXR LXRXM JBR JBRXM",
    "经办人手机": "MOBILE MOBILEPHONE CELLPHONE CONTACTPHONE CONTACTTEL CONTACTMOBILE LINKPHONE SJ SJH SJHM LXRDH",
    "电子邮箱": "EMAIL MAIL EMAILADDRESS CONTACTEMAIL DZYX YX YOUXIANG",
}
_LATIN = {word: field for field, words in _LATIN_WORDS.items() for word in words.split()}
_LATIN_OWNER = "^(?:HSP|HOSPITAL|SCHOOL|COMPANY|CORP|ORG|ENT|ENTERPRISE|UNIT|SHOP|STORE|HOTEL|SUPPLIER|FIRM)(?=.{3})"
_LABEL = (
    rf"(?:所在|所属|隶属|主管|上级|下级|工作|就业|主办|承办|协办|参加|参与|服务|管理|责任|牵头|配合|申请|申报|报送|填报|各|原|现|本|我|贵|"
    rf"办理|使用|用证|委托|受托|发证|采购|供货)*(?:{_ORGANISATIONS}|机关|部门|处室|科室|街道|乡镇)(?:名称|全称|名)?"
)
#: Headers of lists of something other than units.
_SUBJECTS = (
    "职位|岗位|薪资|薪酬|工资|月薪|学历|学位|专业|课程|成绩|分数|得分|总分|班级|年级|学号|工号|考号|准考证|性别|年龄|民族|出生|籍贯|政治面貌|户籍|职称|职务|"
    "消费|充值|账户(?:ID|名称)|销售额|营业额|产品|商品|货品|物料|规格|型号|单价|售价|价格|金额|税额|库存|条码|批号|品牌|保质期|销量|"
    "订单|发票|合同(?:编号|编码|号|名称|金额|总价|价款|类[型别]|内容|期限|状态|份数)|(?:签署|签订|签约)(?:日期|时间)|合作(?:内容|期限|项目)|流水|"
    "软件|版本|授权数|许可数|(?:设备|仪器|资产)(?:名称|编号|型号|编码)|书名|ISBN|索书号|(?:快递|物流)单号|运单|收件人|奖项|作品|选手|指导教师|案号|案由|抽样|样品|检验结果|交易|支付|到账|标题|作者|出版|关键词|发布时间|发布日期|点击|浏览|评论|评分|票价|排片|"
    "招标|投标截止|中标|标段|预算|项目名称|工程名称|专利|IPC|申请号|公开号|期刊|论文|户型|面积|楼层|房价|均价|挂牌|"
    "IP|端口|协议|线路|服务器|字段|数据类型|主键|接口|参数|请求|用例|模块|船名|航次|车牌|车型|药品|剂型|菜名|热量|食物|"
    "FINANC|FINAC|INVEST|SALARY|PRICE|POSITION|JOB|AMOUNT|ORDER|(?<!I)SCORE|TITLE|AUTHOR|PUBLISH|KEYWORD|ABSTRACT"
)
_PEOPLE = (
    "^(?:GENDER|SEX|AGE|BIRTHDAY|性别|年龄|民族|出生.*|籍贯|政治面貌|学号|工号|班级|年级|学历|学位|文化程度|婚姻.*|参加工作.*|入职.*|专业|职称|准考证号?|考号|毕业.*|户籍.*|职务|"
    "(?:工作)?岗位(?:名称|或工种)?|工种|人员(?:类别|类型|性质))$"
)
_NUMBERED = "([\u4e00-\u9fff].+)(?:ID|编号|编码|代码)"
_OWN_NUMBER = (
    rf"{_ORGANISATIONS}|信用|登记|注册|区划|行政|地区|省|市|县|区|证|税|邮|标识|档案|备案|入库|会员|成员|"
    "名录|顺序|内部|统计|行业|经济|类型"
)
#: Headers that say that another document's dates or numbers stand in a column or beside it.
_OTHER_DOCUMENT = (
    "资质|资格|身份证|营业执照|许可|执照|合同|协议|保险|保质|驾驶|健康|经营期限|营业期限|租赁|计量|"
    "认证证书|体系|检定|登记证|上岗|职业|毕业证|学位证|年检|备案|协议期|质保|授权书|处罚"
)
#: Other certificates, whose dates stand anywhere on the same sheet.
_OTHER_CERTIFICATE = "(?:资质|资格|许可|登记|认证|检定|上岗|操作|毕业|执业|注册|荣誉|产权)证(?!号码?$)"

_FORMS = (
    ("统一社会信用代码", _CODE, _NO_CODE),
    ("经办人手机", _HANDLERS_PHONE, _NO_HANDLER),
    ("经办人姓名", _HANDLER, _NO_HANDLER),
    ("法定代表人", _LEGAL, None),
    ("经办人手机", _MOBILE, None),
    ("单位电话", _PHONE, "法人|负责人|客服"),
    ("电子邮箱", _EMAIL, None),
    ("邮政编码", _POSTCODE, None),
    ("单位地址", _ADDRESS, _NO_ADDRESS),
)


def field_by_parts(header: str) -> str:
    """The unit's field that a bare *header* names by its parts, or a blank."""
    if field := _LATIN.get(header) or _LATIN.get(re.sub(_LATIN_OWNER, "", header)):
        return field
    for field, form, unless in _FORMS:
        if re.fullmatch(form, header):
            return "" if unless and re.search(unless, header) else field
    return "单位名称" if says_name(header) or re.fullmatch(_BARE_NAME, header) else ""


def says_name(header: str) -> bool:
    """Whether a bare *header* says that organisations are named below it, as 单位名称 does and 名称 does not."""
    found = re.fullmatch(_NAME, header)
    return found is not None and not re.search(_OTHERS, found[1])


def is_short_name(header: str) -> bool:
    """Whether a bare *header* says that organisations are named in short, as 公司简称 does."""
    return re.fullmatch(rf".?(?:{_ORGANISATIONS})简称", header) is not None


def is_label(text: str) -> bool:
    """Whether *text* names a kind of organisation rather than one of them, as 所在机关 does."""
    return re.fullmatch(_LABEL, text) is not None


def is_of_other_subject(header: str) -> bool:
    """Whether a bare *header* belongs to a list of something other than units."""
    return re.search(_SUBJECTS, header) is not None


def numbers_something_else(header: str) -> bool:
    """Whether a bare *header* numbers things other than organisations, as 物资编码 does."""
    found = re.fullmatch(_NUMBERED, header)
    return found is not None and not re.search(_OWN_NUMBER, found[1])


def is_of_people(header: str) -> bool:
    """Whether a bare *header* describes a person, as 性别 does."""
    return re.match(_PEOPLE, header) is not None


def is_of_other_document(header: str) -> bool:
    """Whether a *header* names another document than a USBKey's certificate, such as 资质证书 or 营业执照."""
    return re.search(_OTHER_DOCUMENT, header) is not None


def names_other_certificate(header: str) -> bool:
    """Whether a *header* names another certificate than that of a USBKey, as 资质证书编号 does."""
    return re.search(_OTHER_CERTIFICATE, header) is not None


def says_code(header: str) -> bool:
    """Whether a bare *header* says that unified codes stand below it, as 信用代码 does and 代码 does not."""
    return re.fullmatch(_CODE, header) is not None and not re.search(_NO_CODE, header)
