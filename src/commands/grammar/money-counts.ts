/** What things are counted in: a number before one of them is no money. */
const COUNTED =
  /\s?(?:%|％|人|个|名|位|台|套|件|家|间|次|张|份|只|条|辆|棵|斤|公斤|千克|吨|克|升|米|平|平米|平方|㎡|亩|公里|岁|天|日|号|月|年|季|周|点|分钟?|小时|秒|户|用户|粉丝|员工|学生|门店|席|席位|坐席|终端|设备|路|层|楼|栋|单(?!价)|箱|瓶|盒|页|字|倍)|\s?(?:kg|g(?![\p{L}])|km|cm|mm|sqm|sqft|sq\.?\s?(?:ft|m)|m2|m²|gb|tb|mb|kwh|kw|hz|fps|(?:[a-z]{2,14}\s){0,2}(?:users?|people|persons?|employees?|staff|seats?|licen[cs]es?|units?|pieces?|pcs|items?|sites?|stores?|shops?|branches|locations?|devices?|machines?|servers?|customers?|clients?|members?|students?|patients?|followers|subscribers|visitors|downloads|sessions|leads|deals|orders|rooms?|beds|cars|trucks|vehicles|hours?|hrs?|days?|weeks?|months?|years?|minutes?|mins?|miles?|meters?|metres?|tons?|tonnes?|points?|times|percent|reps?|agents?|nodes?|cores?|emails?|calls?|meetings?|contacts?|records?|rows?|pages?|miles|steps|run))(?![\p{Script=Latin}])/iuy;

/** Whether what stands at `index` makes the number before it a count of things. */
export const isCountedAt = (text: string, index: number): boolean => {
  COUNTED.lastIndex = index;
  return COUNTED.test(text);
};
