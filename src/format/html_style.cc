#include "format/html_style.h"

#include <algorithm>

#include "base/sha256.h"

namespace kilde::format {
namespace {

// A page of more claims than this still reads well, but only the first ones are linked by hovering.
constexpr size_t kMostLinked = 400;

constexpr std::string_view kColours = R"css(
:root{color-scheme:light dark;
--paper:#fbfaf7;--panel:#fff;--ink:#1c1d20;--soft:#5f5b53;--rule:#e2ded4;--focus:#0b5394;
--source:#0b5394;--cue:#9c3a00;--via:#86356a;--time:#005f46;--to:#5e4e00;
--tint:#fdf3d3;--deep:#fae7b4;--lit:#ffdd80;--lit-card:#fff6dc;
--source-fill:#e4eef8;--via-fill:#f7e9f2;--plain-fill:#f3f1eb}
@media (prefers-color-scheme:dark){:root{
--paper:#141518;--panel:#1b1d21;--ink:#e9e6df;--soft:#aaa69c;--rule:#34363c;--focus:#8cc4f4;
--source:#8cc4f4;--cue:#f3a878;--via:#e8accd;--time:#7ad6b6;--to:#dcc973;
--tint:#2b281b;--deep:#393219;--lit:#54471a;--lit-card:#29261b;
--source-fill:#1b2c3c;--via-fill:#37222f;--plain-fill:#26282d}}
)css";

constexpr std::string_view kPage = R"css(
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:400 .9375rem/1.5 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
a{color:inherit;text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
h1,h2,h3,p,ol,ul,dl,dd,fieldset{margin:0;padding:0;border:0}
ol,ul{list-style:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--panel);padding:.5rem .75rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.bar{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule)}
.bar>div{max-width:80rem;margin:auto;padding:.55rem 2rem;display:flex;flex-wrap:wrap;
align-items:center;gap:.35rem 1.75rem}
.mark{font:600 1.0625rem/1.5 Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif;
letter-spacing:.01em}
.legend{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;font-size:.8125rem;margin-left:auto}
.legend label{display:inline-flex;align-items:center;gap:.4rem;cursor:pointer;padding:.15rem 0}
.legend input{margin:0;width:.9rem;height:.9rem;accent-color:var(--soft)}
main{max-width:80rem;margin:auto;padding:0 2rem 4rem}
.contents{padding-top:2.25rem}
.contents li{padding:.3rem 0;border-bottom:1px solid var(--rule)}
.doc{padding-top:2.5rem}
.doc+.doc{margin-top:3rem;border-top:3px double var(--rule)}
.head{max-width:46rem}
.title{font:600 2rem/1.2 Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif;
letter-spacing:-.01em;text-wrap:balance}
.about{color:var(--soft);margin-top:.6rem}
.about>*+*::before{content:"·";display:inline-block;width:1.1em;text-align:center}
.voices{margin-top:1.1rem;display:grid;grid-template-columns:auto 1fr;gap:.3rem 1rem;
font-size:.875rem}
.voices dt{color:var(--soft);white-space:nowrap}
.voices dd>span{margin-right:1rem;display:inline-block}
.voices b{font-weight:500}
.voices dd>span>span{color:var(--soft);font-variant-numeric:tabular-nums}
.notes{margin-top:1.1rem;padding-left:.8rem;border-left:3px solid var(--cue);font-size:.875rem}
.body{display:grid;grid-template-columns:minmax(0,42rem) minmax(20rem,25rem);gap:0 3.5rem;
grid-template-rows:auto 1fr;justify-content:space-between;align-items:start}
.body>.claims{grid-column:2;grid-row:1/3}
.main{margin-top:2rem}
.prov{color:var(--soft);font-size:.75rem;margin-top:2rem}
.foot{max-width:80rem;margin:auto;padding:1rem 2rem 3rem;color:var(--soft);font-size:.8125rem}
)css";

constexpr std::string_view kText = R"css(
.text{font:400 1.1875rem/1.68 Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif;
unicode-bidi:isolate;border-top:1px solid var(--rule);padding-top:1.35rem}
.text p{white-space:pre-line;unicode-bidi:plaintext;margin-bottom:1.1em}
.text .sub{break-after:avoid;font-weight:600;margin-top:1.7em;margin-bottom:.5em}
.r{background-color:var(--lit-now,transparent);-webkit-box-decoration-break:clone;box-decoration-break:clone}
a.r{text-decoration:underline dotted 1px var(--soft)}
body:has(#l-name:checked) .name{border-bottom:1px dotted var(--soft)}
body:has(#l-time:checked) .time{color:var(--time);border-bottom:2px dashed}
body:has(#l-content:checked) .content{background-color:var(--lit-now,var(--tint))}
body:has(#l-content:checked) .deep{background-color:var(--lit-now,var(--deep))}
body:has(#l-to:checked) .to{color:var(--to);text-decoration:underline wavy 1px}
body:has(#l-via:checked) .via{color:var(--via);text-decoration:underline double 1.5px}
body:has(#l-cue:checked) .cue{color:var(--cue);text-decoration:underline solid 2px}
body:has(#l-source:checked) .source{color:var(--source);font-weight:600}
)css";

constexpr std::string_view kClaims = R"css(
.claims{position:sticky;top:3.6rem;max-height:calc(100vh - 4.2rem);overflow:auto;
scrollbar-width:thin}
.claims h2,.claims h3{font-size:.8125rem;font-weight:600;color:var(--soft);padding:.7rem .9rem .6rem 1.05rem}
.claim{position:relative;padding:.85rem .9rem .95rem;border-top:1px solid var(--rule);
border-left:3px solid var(--edge,transparent);background:var(--card-now,transparent);
scroll-margin:1rem}
.claim.in-1{margin-left:1rem}
.claim.in-2{margin-left:2rem}
.who>*{margin-right:.55rem}
.who a{font-weight:600;text-decoration:none}
.who a:hover{text-decoration:underline}
.no{display:inline-block;color:var(--soft);font-size:.8125rem;font-variant-numeric:tabular-nums;min-width:1.1rem}
.act{color:var(--cue);font-size:.8125rem}
.fact{font-size:.75rem;border:1px solid var(--rule);border-radius:3px;padding:0 .4em;
color:var(--soft);background:var(--panel)}
.chain{display:block;margin:.55rem 0 .5rem;max-width:100%;height:auto;overflow:visible}
.chain text{font:500 12.5px system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;
text-anchor:middle;fill:var(--ink)}
.chain rect{stroke-width:1.25}
.n-origin rect{fill:var(--source-fill);stroke:var(--source)}
.n-via rect{fill:var(--via-fill);stroke:var(--via)}
.n-publisher rect{fill:var(--plain-fill);stroke:var(--soft)}
.n-arrow{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.what{font:400 1rem/1.5 Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif;
display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden}
.what.direct::before{content:"“"}
.what.direct::after{content:"”"}
.more{display:grid;grid-template-columns:auto 1fr;gap:.1rem .75rem;margin-top:.5rem;
font-size:.8125rem}
.more dt{color:var(--soft)}
.more time,.more .value{color:var(--time);font-variant-numeric:tabular-nums}
.none{padding:.9rem;color:var(--soft)}
)css";

constexpr std::string_view kNarrow = R"css(
@media (max-width:62rem){
.bar{position:static}
.bar>div,main,.foot{padding-left:1.1rem;padding-right:1.1rem}
.legend{margin-left:0}
.body{display:block}
.title{font-size:1.625rem}
.text{font-size:1.0938rem}
.claims{position:static;max-height:none;margin-top:2rem}}
@media print{
@page{margin:16mm}
:root{--paper:#fff;--panel:#fff}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:9.5pt}
.bar{position:static}
.legend input,.skip,.contents{display:none}
main,.bar>div,.foot{padding-left:0;padding-right:0;max-width:none}
.bar>div{padding-bottom:.4rem}
.doc{padding-top:1rem;break-before:page}
.doc:first-of-type{break-before:auto}
.head{max-width:none}
.title{font-size:18pt}
.body{display:block}
.main{margin-top:1rem}
.text{font-size:10.5pt;line-height:1.55}
.claims{position:static;max-height:none;overflow:visible;margin-top:1.5rem}
.claims ol{columns:2;column-gap:2rem}
.claim{break-inside:avoid;border-left:0;padding-left:0;padding-right:0}
.what{display:block;font-size:10pt}
.about a[href]::after{content:" (" attr(href) ")"}}
@media print and (prefers-color-scheme:dark){:root{
--ink:#1c1d20;--soft:#5f5b53;--rule:#d8d4ca;--source:#0b5394;--cue:#9c3a00;--via:#86356a;
--time:#005f46;--to:#5e4e00;--tint:#fdf3d3;--deep:#fae7b4;
--source-fill:#e4eef8;--via-fill:#f7e9f2;--plain-fill:#f3f1eb}}
)css";

// Only on pages that have a map.
constexpr std::string_view kMap = R"css(
:root{--sea:#e3ecf1;--land:#fdfcf9;--here:#f0e4c8;--coast:#8d98a0;--border:#c3bcae}
@media (prefers-color-scheme:dark){:root{
--sea:#15191d;--land:#24262b;--here:#40372a;--coast:#68727b;--border:#4a4c53}}
a.spot{text-decoration:none}
.side{grid-column:2;grid-row:1/3;position:sticky;top:3.6rem;max-height:calc(100vh - 4.2rem);
display:flex;flex-direction:column;padding-top:.4rem}
.side .claims{position:static;max-height:none;min-height:0}
.map{margin:0 0 .6rem;flex:none}
.map svg{display:block;width:100%;height:auto;background:var(--sea);border:1px solid var(--rule)}
.map figcaption{color:var(--soft);font-size:.75rem;margin-top:.25rem}
.m-land{fill:var(--land);fill-rule:evenodd}
.m-here{fill:var(--lit-now,var(--here));fill-rule:evenodd}
.m-coast,.m-border{fill:none;stroke:var(--coast);stroke-width:1.2;stroke-linejoin:round}
.m-border{stroke:var(--border);stroke-width:1.6}
.m-coast,.m-border{pointer-events:none}
.m-town circle{fill:var(--spot-now,var(--source));stroke:var(--land);stroke-width:2}
.m-area circle{fill:var(--source);fill-opacity:.12;stroke:var(--spot-now,var(--source));
stroke-width:3;stroke-dasharray:7 5}
.m-country circle{fill:none;stroke:var(--spot-now,var(--source));stroke-width:3}
.map text{font:500 24px system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;
text-anchor:middle;fill:var(--spot-now,var(--ink));stroke:var(--land);stroke-width:5;
stroke-linejoin:round;paint-order:stroke}
.m-country text{fill:var(--spot-now,var(--soft));letter-spacing:.04em;stroke:none;font-weight:600}
@media (max-height:44rem){.side{overflow:auto}.side .claims{overflow:visible}}
@media (max-width:62rem){.side{position:static;max-height:none;overflow:visible;padding-top:0}
.map{max-width:28rem;margin-top:2rem}}
@media print{.side{position:static;max-height:none;overflow:visible;display:block;padding:0}
.map{max-width:11cm;margin-top:1rem;break-inside:avoid}
.claims :is(h2,h3){break-after:avoid}}
@media print and (prefers-color-scheme:dark){:root{
--sea:#e3ecf1;--land:#fdfcf9;--here:#f0e4c8;--coast:#8d98a0;--border:#c3bcae}}
)css";

std::string linking_rule(size_t claim) {
  std::string k = ".k" + std::to_string(claim);
  return ".doc:has(" + k + ":is(:hover,:focus-within,:target)) " + k +
         "{--lit-now:var(--lit);--edge:var(--cue);--card-now:var(--lit-card)}\n";
}

std::string place_rule(size_t place) {
  std::string p = ".p" + std::to_string(place);
  return ".doc:has(" + p + ":is(:hover,:focus-within,:target)) " + p +
         "{--lit-now:var(--lit);--spot-now:var(--cue)}\n";
}

int hex_value(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  // Three hex digits are twelve bits, two digits of base 64.
  std::string padded(hex);
  while (padded.size() % 3 != 0) padded += '0';
  for (size_t at = 0; at < padded.size(); at += 3) {
    int bits =
        hex_value(padded[at]) << 8 | hex_value(padded[at + 1]) << 4 | hex_value(padded[at + 2]);
    base64 += kDigits[bits >> 6];
    base64 += kDigits[bits & 63];
  }
  base64.resize((hex.size() * 4 + 5) / 6);
  while (base64.size() % 4 != 0) base64 += '=';
  return base64;
}

}  // namespace

std::string html_style(size_t claims, size_t places) {
  std::string css;
  for (std::string_view part : {kColours, kPage, kText, kClaims, kNarrow}) css += part.substr(1);
  if (places > 0) css += kMap.substr(1);
  for (size_t i = 1; i <= std::min(claims, kMostLinked); ++i) css += linking_rule(i);
  for (size_t i = 1; i <= places; ++i) css += place_rule(i);
  return css;
}

std::string html_page_style() {
  return std::string(kColours.substr(1)) + std::string(kPage.substr(1));
}

std::string content_security_policy(std::string_view style) {
  return "default-src 'none'; style-src 'sha256-" + base64_of_hex(base::sha256_hex(style)) +
         "'; base-uri 'none'; form-action 'none'";
}

}  // namespace kilde::format
