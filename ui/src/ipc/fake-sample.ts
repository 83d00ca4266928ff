/** An invented article, written for demonstrations and tests. */
export const SAMPLE_ARTICLE = `اتفاق على تطوير ميناء «الريّان» خلال 18 شهراً

بغداد: مراسل الشؤون الاقتصادية

أعلنت وزارة النقل، اليوم الأحد، توقيع اتفاق مع تحالف من ثلاث شركات لتطوير ميناء «الريّان» ورفع طاقته إلى 2.5 مليون حاوية في السنة. وقال وزير النقل إن الأعمال تبدأ في آذار المقبل وتستغرق 18 شهراً.

وأوضح الوزير أن «دور الشركات استشاري وفني، وليس تشغيلياً»، مؤكداً أن إدارة الميناء تبقى بيد الدولة. NATO ليست طرفاً في الاتفاق، خلافاً لما تداولته مواقع إخبارية.

وبشأن أمن الحدود، ذكر البيان أن الاتفاق يشمل منظومة تفتيش بالأشعة تغطي 100% من الشاحنات العابرة. وأضاف أن 340 موظفاً من الجمارك سيتدربون على استعمالها قبل نهاية العام.

ورحّبت غرفة التجارة بالخطوة. ورأى رئيسها أن كلفة المشروع، البالغة 620 مليون دولار، مرتفعة قياساً بمشاريع مماثلة في المنطقة. ولم يصدر عن وزارة المالية أي تعليق حتى ساعة إعداد هذا التقرير.

وكانت أعمال التوسعة السابقة قد توقفت عام 2019 لأسباب مالية، وعادت اللجنة المشتركة إلى الاجتماع في حزيران الماضي.`;

/** A second one, in English, for a desk with two articles. */
export const SAMPLE_ENGLISH_ARTICLE = `Border crossing reopens after three-week closure

The northern crossing reopened to commercial traffic on Sunday after a closure of 21 days, the customs authority said. About 900 lorries had been waiting on both sides.

The authority said the closure "was not related to security" and was caused by a software failure. Traders put their losses at $14 million and asked for compensation.

Officials from both countries will meet on 3 December to agree on a common inspection system.`;
