"""The set phrases of page clutter, language by language, as people see them on the page."""

from __future__ import annotations

__all__ = [
    "AGENCIES", "CLUTTER", "CLUTTER_FORMS", "CONTENTS", "INTERRUPTIONS", "NOISE_FORMS", "NOTES",
    "READ_ALSO", "RELATED", "SHARE_WORDS", "SKIPS", "SOURCES", "TAGS",
]  # fmt: skip

RELATED = """
للمزيد|مقالات ذات صلة|المقالات ذات الصلة|مواضيع ذات صلة|المواضيع ذات الصلة|موضوعات ذات صلة
مقال ذو صلة
أخبار ذات صلة|الأخبار ذات الصلة|تقارير ذات صلة|روابط ذات صلة|قصص ذات صلة|ذات صلة|محتوى ذو صلة
أخبار متعلقة|مقالات متعلقة|مواضيع متعلقة|موضوعات متعلقة|مقالات مشابهة|مواضيع مشابهة|أخبار مشابهة
موضوعات مشابهة|مقالات مرتبطة|مواضيع مرتبطة|موضوعات مرتبطة|أخبار مرتبطة|مقالات أخرى|مواضيع أخرى
أخبار أخرى|مقالات مقترحة|مواضيع مقترحة|المزيد من المقالات|المزيد من الأخبار|المزيد في هذا القسم
مقالات قد تهمك|مواضيع قد تهمك|أخبار قد تهمك|قد يعجبك|قد يعجبك أيضا|قد يهمك|قد يهمك أيضا
ربما يعجبك|ربما يعجبك أيضا|نرشح لك|نقترح عليك|من نفس القسم|من القسم نفسه|في الموضوع نفسه
الأكثر قراءة|الأكثر مشاهدة|أحدث الأخبار|آخر الأخبار|أحدث المقالات|آخر المقالات|المقال التالي
المقال السابق|الخبر التالي|الخبر السابق|الموضوع التالي|الموضوع السابق
مطالب مرتبط|مطلب مرتبط|اخبار مرتبط|خبرهای مرتبط|مقالات مرتبط|مقاله‌های مرتبط|نوشته‌های مرتبط
مطالب مشابه|مقالات مشابه|مطالب پیشنهادی|پیشنهاد ما|شاید بپسندید|پربازدیدترین‌ها|آخرین اخبار
مطالب دیگر
متعلقہ خبریں|متعلقہ مضامین|متعلقہ تحریریں|متعلقہ مواد|مزید خبریں|مزید مضامین|اسی بارے میں
تازہ ترین خبریں|ملتے جلتے مضامین
بابەتی پەیوەندیدار|بابەتە پەیوەندیدارەکان|هەواڵی پەیوەندیدار|هەواڵە پەیوەندیدارەکان
وتاری پەیوەندیدار|وتارە پەیوەندیدارەکان|بابەتی هاوشێوە|زیاتر بخوێنەوە
כתבות נוספות|כתבות קשורות|מאמרים קשורים|מאמרים נוספים|ידיעות נוספות|עוד בנושא|עוד באותו נושא
אולי יעניין אותך|כתבות שאולי פספסתם|קריאה נוספת
related|related articles|related stories|related posts|related news|related content|related topics
related links|related reading|related coverage|you may also like|you might also like|more stories
more articles|more on this story|more on this topic|more from this section|recommended
recommended articles|recommended stories|recommended for you|most read|most popular|latest news
next article|previous article|next post|previous post|don't miss|similar articles
"""

READ_ALSO = """
اقرأ أيضا|إقرأ أيضا|اقرؤوا أيضا|اقرأ المزيد|اقرأ كذلك|واقرأ أيضا|طالع أيضا|شاهد أيضا|انظر أيضا
تابع أيضا|وتابع أيضا|مواضيع ذات صلة|مقال ذو صلة|ذات صلة|بیشتر بخوانید|همچنین بخوانید
بخوانید|مطلب مرتبط|یہ بھی پڑھیں|مزید پڑھیں|مزید پڑھئے|هەروەها بخوێنەوە|קראו גם|קרא גם|ראו גם
עוד בנושא
read also|also read|read more|see also|related|related article|related story|more on this
"""

CLUTTER = """
زر الذهاب إلى الأعلى|الذهاب إلى الأعلى|العودة إلى الأعلى|العودة للأعلى|العودة إلى أعلى الصفحة
عودة إلى الأعلى|إلى الأعلى|للأعلى|إلى أعلى|إلى أعلى الصفحة|أعلى الصفحة|الرجوع إلى الأعلى
بازگشت به بالا|برو بالا|بالای صفحه|رفتن به بالا|اوپر جائیں|واپس اوپر|واپس اوپر جائیں
اوپر واپس جائیں
بۆ سەرەوە|گەڕانەوە بۆ سەرەوە|חזרה למעלה|חזרה לראש העמוד|לראש העמוד|למעלה
back to top|go to top|scroll to top|return to top|back to the top|top|top of page
شارك|شاركها|شاركه|شارك المقال|شارك المقالة|شارك الخبر|شارك هذا المقال|شارك هذا الموضوع|مشاركة
شارك على|شارك عبر|شارك الموضوع|مشاركة المقال|مشاركة الخبر|انشر|انشرها|تابعنا|تابعونا|تابعنا على
تابعونا على|تابعنا عبر|اشترك|مشاركات|اشتراک گذاری|به اشتراک بگذارید|اشتراک‌گذاری|شیئر کریں|شیئر
شئیر کریں|هاوبەشی بکە|هاوبەشکردن|שתפו|שתף|שתפו את הכתבה|שיתוף
share|share this|share this article|share this story|share this post|share on|share via|follow us
follow us on|shares|tweet|tweet this
التعليقات|تعليقات|تعليق|اترك تعليقا|اترك تعليقك|اترك ردا|أضف تعليقا|أضف تعليقك|أضف تعليق
لا تعليقات
اكتب تعليقك|لا توجد تعليقات|لا يوجد تعليقات|إلغاء الرد|التعليقات مغلقة|كن أول من يعلق
نظرات|نظر بدهید|ارسال نظر|دیدگاه‌ها|دیدگاهها|دیدگاه شما|تبصرے|تبصرہ کریں|اپنی رائے دیں
لێدوان|کۆمێنت|תגובות|הוסף תגובה|הוסיפו תגובה|לא נמצאו תגובות
comments|comment|leave a comment|leave a reply|post a comment|add a comment|no comments
cancel reply
no comments yet|comments are closed|join the conversation|view comments|show comments
اشترك في النشرة|اشترك في النشرة البريدية|اشترك في نشرتنا البريدية|النشرة البريدية|النشرة الإخبارية
اشترك الآن|اشترك معنا|القائمة البريدية|خبرنامه|عضویت در خبرنامه|نیوز لیٹر|הירשמו לניוזלטר|ניוזלטר
subscribe|subscribe now|newsletter|newsletters|sign up|sign up now|subscribe to our newsletter
طباعة|اطبع|طباعة المقال|طباعة الخبر|نسخة للطباعة|إرسال|إرسال بالبريد|أرسل إلى صديق|إرسال لصديق
البريد الإلكتروني|بريد إلكتروني|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|حفظ|حفظ المقال|حجم الخط
تكبير الخط|تصغير الخط|استمع|استمع إلى المقال|چاپ|نسخه چاپی|ارسال به دوستان|کپی لینک|پرنٹ کریں
ای میل
چاپکردن|הדפסה|הדפס|שלח לחבר|העתק קישור|print|print this|print this page|printer friendly|email
email this|e mail|copy link|copy url|link copied|save|save article|bookmark|listen
listen to this article
إعلان|إعلانات|إعلان ممول|محتوى ممول|تبلیغات|آگهی|اشتہار|اشتہارات|ڕیکلام|פרסומת|ממומן
advertisement|advertisements|sponsored|sponsored content|promoted|ads by google
الرئيسية|الصفحة الرئيسية|القائمة|بحث|البحث|إغلاق|تسجيل الدخول|إنشاء حساب|عرض المزيد|تحميل المزيد
المزيد|التالي|السابق|تخطي إلى المحتوى|تخط إلى المحتوى|تجاوز إلى المحتوى|انتقل إلى المحتوى|من نحن
اتصل بنا
سياسة الخصوصية|شروط الاستخدام|صفحه اصلی|خانه|جستجو|ورود|پرش به محتوا|ہوم|صفحہ اول|תפריט|חיפוש
עמוד הבית
skip to content|skip to main content|home|menu|search|close|login|log in|sign in|load more
show more
view more|next|previous|about us|contact us|privacy policy|terms of use|terms of service
cookie policy
"""

CLUTTER_FORMS = (
    # ad blockers, whatever the site asks for
    r".*\b(?:ad ?block(?:er|ing)?|ad blockers|مانع(?:ات)? الاعلانات?|حاجب(?:ات)? الاعلانات?"
    r"|(?:اضافه|برنامج) (?:حجب|منع) الاعلانات|مسدود ?كننده (?:هاي )?تبليغات"
    r"|חוסם (?:ה)?פרסומות)\b.*",
    # copyright
    r"(?:جميع|كافه|كل) (?:ال)?حقوق (?:النشر )?محفوظه\b.*",
    r"حقوق (?:النشر|الطبع)(?: والنشر)? محفوظه\b.*",
    r"(?:تمامي|تمام|كليه) حقوق .*محفوظ .*",
    r"جمله حقوق .*محفوظ .*|هەموو مافەكان .*|כל הזכויות שמורות.*",
    r"(?:copyright|c) (?:c )?\d{4}\b.*|copyright .+|(?:.* )?all rights reserved",
    # newsletters, channels, social networks
    r"(?:اشتركوا?|سجلوا?|انضموا?) .*\b(?:النشره|نشرتنا|البريديه|قناتنا|قناه|القناه)\b.*",
    r"(?:subscribe|sign up|join|register) .*\b(?:newsletters?|mailing list|updates|channel)\b.*",
    r"(?:تابعنا|تابعونا|تابعوا|شارك|شاركها|انشر|share|follow us|follow) (?:علي|عبر|في|on|via) "
    r"(?:(?:فيس ?بوك|تويتر|واتس ?اب|تلغرام|تيليجرام|انستغرام|اكس|facebook|twitter|x"
    r"|instagram|linkedin|whatsapp|telegram|مواقع التواصل(?: الاجتماعي)?|social media|و|and) ?)+",
    r"لن يتم نشر عنوان بريدك الالكتروني.*|your email address will not be published.*",
)
"""Folded phrases with something that varies; each tells a whole line."""

NOISE_FORMS = (
    # counts: views, comments, shares, minutes to read
    r"(?:عدد )?(?:ال)?(?:مشاهدات|مشاهده|قراءات|قراءه|زيارات|تعليقات|مشاركات|بازديد|نظرات) [\d ]+"
    r"(?:الف|k|m)?",
    r"[\d ]+(?:الف |k |m )?(?:مشاهده|مشاهدات|قراءه|قراءات|زياره|زيارات|تعليق|تعليقات|مشاركه|مشاركات"
    r"|بازديد|نظر|ديدگاه|تبصرے|views?|reads|comments?|shares|צפיות|תגובות)",
    r"(?:views|comments|shares|reads) [\d ]+(?:k|m)?",
    r"(?:مده القراءه|وقت القراءه|زمان مطالعه|reading time) .{1,20}|\d+ (?:min|minutes?) read"
    r"|\d+ (?:دقيقه|دقائق|دقيقتان) (?:للقراءه|قراءه|مطالعه)",
    # how long ago
    r"(?:منذ|قبل) (?:\d+ )?(?:ثانيه|ثوان|ثواني|دقيقه|دقائق|دقيقتين|ساعه|ساعات|ساعتين|يوم|ايام|يومين"
    r"|اسبوع|اسابيع|اسبوعين|شهر|اشهر|شهرين|سنه|سنوات|سنتين)(?: واحده?)?",
    r"\d+ (?:second|minute|hour|day|week|month|year)s? ago|yesterday|just now",
    r"\d+ (?:دقيقه|ساعت|روز|هفته|ماه|سال) (?:پيش|قبل)|\d+ (?:منٹ|گهنٹے|دن|هفتے|ماه) (?:پهلے|قبل)",
)
"""Folded phrases that stand beside an article or beside each reference."""

SHARE_WORDS = """
facebook twitter x whatsapp telegram linkedin pinterest reddit messenger viber instagram youtube
tiktok snapchat threads tumblr skype email e mail print copy link share via on
فيسبوك فيس بوك تويتر إكس واتساب واتس آب تلغرام تيليجرام تلجرام لينكدإن لينكد إن بينتيريست بينتريست
ريديت ماسنجر مسنجر فايبر إنستغرام انستجرام يوتيوب تيك توك سناب شات مشاركة شارك عبر على طباعة
البريد بريد
إلكتروني الإلكتروني نسخ الرابط اینستاگرام توییتر تلگرام فیسبوک واتس‌اپ ایمیل چاپ ٹویٹر فیس بک
واٹس ایپ
פייסבוק טוויטר וואטסאפ טלגרם אינסטגרם
"""

TAGS = """
الوسوم|وسوم|الأوسمة|الكلمات الدلالية|كلمات دلالية|الكلمات المفتاحية|كلمات مفتاحية|العلامات
برچسب‌ها
برچسب ها|کلیدواژه‌ها|کلیدواژه ها|ٹیگز|تاگەکان|תגיות|tags|tag|keywords|filed under
"""

INTERRUPTIONS = """
إعلان تابع القراءة في الأسفل|تابع القراءة بعد الإعلان|تابع القراءة أدناه|يتبع بعد الإعلان
المقال يتابع بعد الإعلان|ادامه مطلب پس از تبلیغ|story continues below|article continues below
story continues below advertisement|article continues below advertisement|continue reading below
advertisement continue reading below|advertisement scroll to continue
"""
"""What interrupts an article, wherever it stands."""

SKIPS = """
تخطي إلى المحتوى|تخط إلى المحتوى|تجاوز إلى المحتوى|انتقل إلى المحتوى|پرش به محتوا|skip to content
skip to main content|skip to navigation
"""
"""What can only be clutter at the very beginning of a page."""

SOURCES = """
المصدر|مصدر|المصادر|مصدر الخبر|نقلا عن|وكالات|منبع|خبرگزاری|ماخذ|بشکریہ|سەرچاوە|מקור|source
sources|via
"""
"""Labels before the name of the source."""

AGENCIES = """
رويترز|أ ف ب|أ.ف.ب|فرانس برس|وكالات|سانا|وام|واس|قنا|بترا|كونا|بنا|العمانية|شينخوا|تاس|سبوتنيك
الأناضول
د ب أ|أسوشيتد برس|أ ب|وفا|ایرنا|ایسنا|فارس|مهر|تسنیم|reuters|afp|ap|xinhua|agencies|upi|tass
"""

CONTENTS = (
    "محتويات|المحتويات|محتويات المقال|جدول المحتويات|فهرست|فهرست مطالب|תוכן עניינים|contents"
    "|table of contents"
)
"""Headings of a page's table of contents."""

NOTES = (
    "المراجع|مراجع|المصادر|المصادر والمراجع|الهوامش|منابع|پانویس|حوالہ جات|הערות שוליים"
    "|references|notes|footnotes"
)
"""Headings of the list of what an article's notes refer to."""
