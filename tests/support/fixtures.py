"""Sources of every kind, made anew for each test: real in shape, written for it."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping

PROSE = (
    "أعلنت بلدية المدينة صباح اليوم بدء العمل في ترميم السوق القديم، وقالت إن الأعمال تستمر عامين. "
    "وسيبقى التجار في محالهم ما أمكن، على أن يُنقل بعضهم إلى سوق مؤقت قريب من النهر."
)
MORE = (
    "وقال رئيس لجنة السوق إن التجار ينتظرون هذا العمل منذ سنين، وإن السقف الخشبي لم يُرمَّم منذ قرن. "
    "وأضاف أن كل دكان سيحتفظ ببابه القديم وباسم صاحبه الأول."
)
LAST = (
    "ويتوقع أن تُفتح الأبواب من جديد في ربيع العام القادم، بعد أن تنتهي أعمال الكهرباء والماء كلها."
)


def page(
    body: str = f"<p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>",
    head: str = "<title>ترميم السوق القديم - صحيفة النهر</title>",
    before: str = "",
    after: str = "",
    attributes: str = 'lang="ar" dir="rtl"',
) -> str:
    """Return a page of a news site around an article."""
    return (
        f"<!DOCTYPE html><html {attributes}><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/sport'>رياضة</a></li></ul></nav>"
        f"<main>{before}<article><h1>ترميم السوق القديم</h1>{body}</article>{after}</main>"
        "<footer><p>جميع الحقوق محفوظة</p></footer></body></html>"
    )


def article(number: int, /, **more: object) -> dict[str, object]:
    """Return an article as an object of JSON."""
    return {
        "title": f"خبر {number}",
        "text": f"{PROSE}\n\n{MORE}",
        "published": f"2024-03-{number:02}",
        "category": "محليات",
        **more,
    }


def lines(count: int = 3) -> str:
    """Return JSON Lines."""
    return "".join(json.dumps(article(n), ensure_ascii=False) + "\n" for n in range(1, count + 1))


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, stored)
    return out.getvalue()


def tarred(files: Mapping[str, str | bytes], mode: str = "w") -> bytes:
    """Return a tar of files; with the mode `w:gz` packed."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def packed(content: str | bytes) -> bytes:
    """Return content in gzip's format."""
    return gzip.compress(content.encode() if isinstance(content, str) else content)


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>حكايات السوق</dc:title>
<dc:creator>ليلى الحسن</dc:creator><dc:language>ar</dc:language>
<dc:publisher>دار النهر</dc:publisher>
<dc:date>2021-05-06</dc:date></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="three" href="text/three%20.xhtml" media-type="application/xhtml+xml"/>
<item id="lost" href="text/lost.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine toc="ncx"><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/>
<itemref idref="three"/><itemref idref="css"/><itemref idref="none"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>
<li><a href="text/two.xhtml#start">الباب الثاني</a></li></ol></nav></body></html>"""
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>
<text>الباب الثالث</text></navLabel><content src="text/three%20.xhtml"/></navPoint>
<navPoint><navLabel/></navPoint></navMap></ncx>"""


def book(**changed: str | bytes | None) -> bytes:
    """Return an EPUB of three chapters; `changed` files by their names without suffix."""
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        "<title>x</title></head><body>{}</body></html>"
    )
    files: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": changed.get("container", CONTAINER),
        "OEBPS/book.opf": changed.get("package", PACKAGE),
        "OEBPS/nav.xhtml": changed.get("nav", NAV),
        "OEBPS/toc.ncx": changed.get("ncx", NCX),
        "OEBPS/text/one.xhtml": chapter.format(
            f"<h1>الباب الأول</h1><p>{PROSE}</p><p>انظر <a href='two.xhtml'>الباب الثاني</a>.</p>"
        ),
        "OEBPS/text/two.xhtml": chapter.format(f"<p>{MORE}</p>"),
        "OEBPS/text/three .xhtml": chapter.format(f"<p>{LAST}</p>"),
    }
    return zipped({name: data for name, data in files.items() if data is not None})


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة النهر</title>
<language>ar</language>
<item><title>ترميم السوق &secret;</title><link>https://nahr.example/1</link>
<pubDate>Sun, 03 Mar 2024 08:49:37 GMT</pubDate><dc:creator>ليلى الحسن</dc:creator>
<category>محليات</category><description>وصف قصير للخبر.</description>
<content:encoded><![CDATA[<h2>السقف</h2><p>{PROSE} <b>مهم</b></p><ul><li>أول</li><li>ثان</li></ul>
<p>اقرأ أيضا: حكاية النهر</p>]]></content:encoded></item>
<item><title>خبر قصير</title><description>&lt;p&gt;{MORE}&lt;/p&gt;</description></item>
<item><title>عنوان وحده</title></item><item><guid>9</guid></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>مدونة</title>
<entry><title type="html">ترميم &lt;i&gt;السوق&lt;/i&gt;</title><link rel="self" href="https://a.example/x"/>
<link href="https://a.example/1"/><updated>2024-03-03T10:00:00Z</updated>
<author><name>ليلى الحسن</name></author><category term="محليات"/><summary>موجز.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PROSE}</p></div></content></entry>
<entry xml:lang="fa"><title>متن</title><content type="text">سطر اول &lt;b&gt;

سطر دوم</content></entry></feed>"""
