package org.quietroom.moderation.html;

import java.util.stream.Stream;

/** Markup that is made to run code or leak a visit, by the ways browsers and sanitizers have been tricked. */
final class XssVectors {
    private XssVectors() {}

    static Stream<String> all() {
        return Stream.of(
                "<script>x()</script>", "<SCRIPT SRC=//e.example/x.js></SCRIPT>", "<scr<script>ipt>x()</scr</script>ipt>",
                "<script/x>x()</script>", "<script\n>x()</script\n>", "<<script>x()//<</script>",
                "<img src=x onerror=x()>", "<img/src=x/onerror=x()>", "<img src=\"x\" onerror=\"x()\">", "<img src='x'onerror=x()>",
                "<img src=`x`onerror=x()>", "<img src=x:x onerror\n=x()>", "<img srcset=\"x\" onload=x()>",
                "<svg onload=x()>", "<svg><script>x()</script></svg>", "<svg><a xlink:href=\"javascript:x()\"><text>y</text></a></svg>",
                "<svg><animate onbegin=x() attributeName=x>", "<svg><set attributeName=href to=javascript:x()>",
                "<svg><style><img src=x onerror=x()></style></svg>", "<svg></p><style><a id=\"</style><img src=1 onerror=x()>\">",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=x()&gt;\">",
                "<math><mi//xlink:href=\"data:x,<script>x()</script>\">", "<math href=\"javascript:x()\">y</math>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>",
                "<a href=\"javascript:x()\">y</a>", "<a href=\"JaVaScRiPt:x()\">y</a>", "<a href=\"java&#10;script:x()\">y</a>",
                "<a href=\"&#106;avascript:x()\">y</a>", "<a href=\" javascript:x()\">y</a>", "<a href=\"\u0001javascript:x()\">y</a>",
                "<a href=\"vbscript:x()\">y</a>", "<a href=\"data:text/html,<script>x()</script>\">y</a>",
                "<a href=\"https://e.example/\" onmouseover=\"x()\">y</a>", "<a href=\"//e.example\" target=_top style=\"x:y\">y</a>",
                "<a href=\"https://e.example/\"\" onclick=x()>y</a>", "<a href='https://e.example/' ping=https://e.example/p>y</a>",
                "<iframe src=\"javascript:x()\"></iframe>", "<iframe srcdoc=\"<script>x()</script>\"></iframe>", "<frameset onload=x()>",
                "<object data=\"javascript:x()\"></object>", "<embed src=\"javascript:x()\">", "<applet code=x></applet>",
                "<form action=\"javascript:x()\"><button>y</button></form>", "<button formaction=\"javascript:x()\">y</button>",
                "<input autofocus onfocus=x()>", "<select autofocus onfocus=x()><option>y</select>", "<textarea autofocus onfocus=x()>",
                "<body onload=x()>", "<base href=\"https://e.example/\">", "<meta http-equiv=refresh content=\"0;url=javascript:x()\">",
                "<link rel=stylesheet href=\"https://e.example/x.css\">", "<style>@import 'https://e.example/x.css';</style>",
                "<p style=\"background:url(https://e.example/x)\">y</p>", "<div style=\"width:expression(x())\">y</div>",
                "<table background=\"https://e.example/x\"><tr><td background=\"https://e.example/y\">z</table>",
                "<video><source onerror=x()></video>", "<audio src=x onerror=x()>", "<details open ontoggle=x()>y</details>",
                "<marquee onstart=x()>y</marquee>", "<noscript><p title=\"</noscript><img src=x onerror=x()>\">",
                "<title><img src=x onerror=x()></title>", "<textarea><img title=\"</textarea><img src=x onerror=x()>\">",
                "<xmp><img title=\"</xmp><img src=x onerror=x()>\">", "<plaintext><img src=x onerror=x()>",
                "<template><script>x()</script></template>", "<!--><img src=x onerror=x()>-->", "<!-- --!><img src=x onerror=x()>-->",
                "<![CDATA[<img src=x onerror=x()>]]>", "<?xml version=\"1.0\"?><script>x()</script>", "<!DOCTYPE x [<!ENTITY y \"z\">]>&y;",
                "<isindex action=javascript:x()>", "&lt;script&gt;x()&lt;/script&gt;", "&#60;script&#62;x()&#60;/script&#62;",
                "\u00ABscript\u00BBx()\u00AB/script\u00BB", "<b \u0000onclick=x()>y</b>", "<\u0000script>x()</script>",
                "<b title='\"><img src=x onerror=x()>'>y</b>", "<q cite=\"javascript:x()\">y</q>", "<blockquote cite=\"data:x\">y</blockquote>",
                "<p id=\"x\" class=\"y\" data-z=\"w\" contenteditable>y</p>", "<custom-element onclick=x()>y</custom-element>",
                "<a href=\"https://e.example/%22onmouseover=x()\">y</a>", "<td colspan=\"9999999999\">y</td>", "<ol start=\"-1\" type=x>y</ol>");
    }
}
