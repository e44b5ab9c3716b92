import { WELL_KNOWN_SOURCES } from './lead-labels.ts';

/** What a plain part of a lead looks like; `name`: somebody's or some company's, it does not say which. */
export type PartKind = 'company' | 'person' | 'role' | 'talk' | 'name';

const CHINESE_COMPANY =
  /(?:公司|集团|厂|店|科技|贸易|商贸|实业|股份|有限|工作室|事务所|研究院|研究所|设计院|学校|学院|大学|中学|小学|幼儿园|医院|门诊|诊所|药房|银行|酒店|宾馆|餐厅|饭店|中心|机构|传媒|文化|网络|软件|信息|电子|机械|建材|物流|餐饮|教育|培训|俱乐部|协会|商会|合作社|商行|超市|制造|地产|置业|基金|资本|投资|咨询|装饰|广告|服饰|食品|农业|能源|环保|汽车|汽修|美容|医美|生物|医药|保险|证券|旅行社|出版社|电商|供应链|株式会社|（株）|㈱|주식회사)(?:[（(][^）)]{1,12}[）)])?$/u;
const CHINESE_COMPANY_START = /^(?:株式会社|㈱|（株）|有限会社|주식회사)/u;
const LATIN_COMPANY =
  /[\s,.&](?:inc|incorporated|llc|ltd|limited|gmbh|ag|kg|kgaa|ohg|ug|se|sa|sas|sarl|srl|spa|s\.p\.a|bv|b\.v|nv|n\.v|ab|asa|oy|oyj|aps|a\/s|plc|llp|lp|corp|corporation|co|company|group|holdings?|kk|k\.k|pty|pte|sdn\.? bhd|bhd|jsc|ooo|technolog(?:y|ies)|tech|systems|solutions|software|labs?|studios?|partners|consulting|industries|enterprises|foods|logistics|media|bank|university|college|hospital|clinic|hotels?|schools?|agency|ventures|capital|energy|motors|pharma|networks?|sons|bros|brothers|finance|fitness|insurance|airlines|robotics|bakery|café|cafe|restaurant|institute|foundation|associates)\.?\)?$/iu;

const CHINESE_TITLE =
  '(?:总监|总经理|总裁|总|副总|经理|女士|先生|小姐|太太|老师|主任|工程师|工|局长|院长|校长|园长|老板|老板娘|主管|厂长|店长|董事长|董|处长|科长|医生|教授|同学|秘书|会计|哥|姐|叔|阿姨)';
const SURNAME =
  '(?:欧阳|司马|上官|诸葛|皇甫|尉迟|令狐|慕容|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝])';
const CHINESE_PERSON = new RegExp(
  `^(?:${SURNAME}[\\u4E00-\\u9FFF]{0,2}${CHINESE_TITLE}|[老小阿]${SURNAME})$`,
  'u',
);
const CHINESE_NAME = new RegExp(`^${SURNAME}[\\u4E00-\\u9FFF]{1,2}$`, 'u');
const TITLED = new RegExp(`^[\\u4E00-\\u9FFF]{1,4}${CHINESE_TITLE}$`, 'u');
const OTHER_PERSON = /(?:様|さん|氏|대리|과장|차장|부장|사장|팀장|대표|님|씨)$/u;
const LATIN_TITLED = /^(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|mme|m|sr|sra|sir)\.?\s+\p{L}/iu;
const LATIN_NAME =
  /^\p{Lu}[\p{L}'’.-]*(?:\s(?:van|von|de|da|del|der|di|la|le|bin|al|el|\p{Lu}[\p{L}'’.-]*)){1,3}$/u;

const ROLE =
  /^(?:ceo|cto|cfo|coo|cmo|cio|vp|svp|evp|avp|gm|md|president|founder|co-?founder|owner|chief\s\p{L}+|head of|director|senior\s\p{L}+|junior\s\p{L}+|manager|managing|partner|procurement|purchasing|buyer|sales|marketing|operations|engineering|engineer|account executive|business development|it manager|geschäftsführer(?:in)?|vertrieb)(?:[\s,/&-].*)?$/iu;
const CHINESE_ROLE =
  /^(?:销售|市场|采购|技术|运营|财务|行政|人事|人力资源|产品|项目|区域|大客户|商务|法务|总经办|信息|生产|质量|客服|电商|副|执行|首席)?(?:总监|总经理|总裁|经理|主管|主任|董事长|负责人|工程师|专员|助理|代表|创始人|合伙人|采购|老板|法人)$/u;

const LINK =
  /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|io|co|de|jp|kr|uk|fr|in|ai|app)(?:\/\S*)?$/iu;
const DOMAIN = /^(?!www\.)[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|io|co|de|jp|kr|uk|fr|in|ai|app)$/iu;
const ADDRESS =
  /^(?:地址|addr(?:ess)?)\s*[:：]?|(?:省|市|区|县|镇|街道|大道|路|街|巷)[^，,]{0,20}\d+\s?(?:号|弄|室|楼|层|栋|幢)|^\d+\s+\p{L}.*\b(?:st|street|ave|avenue|road|rd|blvd|boulevard|lane|ln|drive|dr|suite|floor|straße|str)\b\.?/iu;
const CHINESE_TALK =
  /^(?:你好|您好|谢谢|想|要|需要|需|希望|打算|准备|计划|问|咨询|了解|看|急|很|挺|比较|客户|他|她|对方|说|求|有意|感兴趣|目前|现在|之前|已经|还没|今天|明天|下周|本周|尽快|等|可以|能|请|麻烦|帮|备注|关于|主要|正在|周[一二三四五六日天]|微信)|(?:报价|演示|价格|多少钱|合作|需求|试用|方案|样品|资料|回电|联系我|同号|怎么卖|对接|沟通|面谈|拜访|续费|升级|看看|一下|吗|呢|吧|了)$/u;
const LATIN_TALK =
  /^(?:hello|hi|hey|thanks?|wants?|wanted|needs?|needed|looking|interested|asked?|asks|asking|would|please|quote|demo|call|follow|about|for|they|he|she|we|i|it|has|have|is|are|was|will|can|could|currently|just|very|wechat|whatsapp|and|but|with|re|via|next|tomorrow|today|urgent|asap|pls|price|pricing|send|budget|renewal|upgrade)\b/iu;

/** What a part of a line most likely is, by its look alone. */
export const kindOfPart = (part: string): PartKind => {
  if (LINK.test(part) || ADDRESS.test(part) || /^\d[\d.,]*\s+\p{Ll}/u.test(part)) return 'talk';
  if (CHINESE_ROLE.test(part) || (ROLE.test(part) && !LATIN_COMPANY.test(part))) return 'role';
  if (isCompanyLike(part)) return 'company';
  if (CHINESE_PERSON.test(part) || TITLED.test(part) || OTHER_PERSON.test(part) || LATIN_TITLED.test(part))
    return 'person';
  if (CHINESE_TALK.test(part) || LATIN_TALK.test(part) || /^\d[\d.,]*\s/u.test(part)) return 'talk';
  if (part.split(/\s+/u).length > 6 || /[。！？!?]$/u.test(part)) return 'talk';
  return 'name';
};

/** Whether a name says that it is a company's. */
export const isCompanyLike = (part: string): boolean =>
  part.length <= 80 &&
  (CHINESE_COMPANY.test(part) || CHINESE_COMPANY_START.test(part) || LATIN_COMPANY.test(part));

/** A surname and one or two characters. */
export const isChineseName = (part: string): boolean => CHINESE_NAME.test(part);

/** A bare domain, which names whose it is. */
export const isDomain = (part: string): boolean => DOMAIN.test(part);

/** Two or three capitalised words, or a surname and one or two characters: as people are called, and some companies. */
export const isNameOfPerson = (part: string): boolean => LATIN_NAME.test(part) || CHINESE_NAME.test(part);

const SOURCES: ReadonlySet<string> = new Set(
  [
    ...WELL_KNOWN_SOURCES,
    ...'微信公众号 线下活动 线下 地推 朋友圈 直播 直播间 视频号 官网 电话 转介绍 inbound'.split(' '),
  ].map((source) => source.toLowerCase()),
);

/** Whether a part is nothing but the name of a source that everybody knows. */
const isSourceName = (part: string): boolean => SOURCES.has(part.toLowerCase());

const SAID_SOURCE =
  /^(?:从|在|通过|是)?(.{1,12}?)(?:上|里|那边)?(?:看到|来|过来|找来|找到|咨询|认识|留言|私信|搜到|关注|加|留资)(?:的|我们的|的我们)(?:客户|线索)?$/u;
const SAID_SOURCE_LATIN =
  /^(?:met\s+(?:them\s+|him\s+|her\s+)?(?:at|on|in)|found\s+us\s+(?:on|via|through|at)|saw\s+us\s+(?:on|at)|came\s+(?:from|via|through)|through)\s+(.{1,60})$/iu;

/** The source that a part tells of (`抖音看到的`, `met at Dreamforce`); null: of none. */
export const sourceSaidIn = (part: string): string | null =>
  isSourceName(part) ? part : (SAID_SOURCE.exec(part)?.[1] ?? SAID_SOURCE_LATIN.exec(part)?.[1] ?? null);

const SAID_REFERRER = /^(?:由|是)?(.{1,16}?)(?:推荐|转?介绍|引荐)(?:的|来的|过来的)?(?:客户)?$/u;

/** Who recommended it, where a part says so (`老王推荐的`); null: it does not. */
export const referrerSaidIn = (part: string): string | null => {
  const name = SAID_REFERRER.exec(part)?.[1] ?? null;
  return name === null || isSourceName(part) ? null : name;
};
