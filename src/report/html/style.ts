/** Light is the default, dark follows the system; states differ by shape and word, too. No font and no picture is loaded. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--panel:#fff;--sunken:#eef1f4;--line:#dce1e7;--text:#18202a;--muted:#55606d;--accent:#1d5bbf;--ok:#00706e;--ok-soft:#dcf2f0;--warn:#7a5c00;--warn-soft:#fdf0cf;--bad:#8c1024;--bad-soft:#fce7ea;
--mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
@media(prefers-color-scheme:dark){:root{--page:#0e1217;--panel:#151b22;--sunken:#0a0d11;--line:#2b3540;--text:#e4e9ee;--muted:#9aa6b3;--accent:#86b1ff;--ok:#62dfd2;--ok-soft:#0f302e;--warn:#ffcc45;--warn-soft:#33270b;--bad:#ff8a80;--bad-soft:#3d1712}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
h1,h2,h3,p,ul,dl,dd,figure{margin:0;padding:0}ul{list-style:none}
h1{font-size:22px;line-height:1.25;letter-spacing:-.01em}h2{font-size:17px}h3{font-size:14px}
a{color:var(--accent)}code,.mono{font-family:var(--mono);font-size:.92em;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:8px;top:-4rem;background:var(--accent);color:var(--page);padding:8px 12px;border-radius:4px;z-index:9}.skip:focus{top:8px}
header,main,footer{max-width:1160px;margin:auto;padding:0 20px}
header{padding-top:24px}footer{padding-bottom:32px;color:var(--muted);font-size:12px}
nav{position:sticky;top:0;background:var(--page);border-bottom:1px solid var(--line);margin-top:16px;z-index:5}
nav ul{display:flex;gap:4px;max-width:1160px;margin:auto;padding:0 12px;overflow-x:auto}
nav a{display:block;padding:9px 8px;text-decoration:none;white-space:nowrap}nav a:hover{text-decoration:underline}nav span{color:var(--muted)}
section{margin:28px 0;scroll-margin-top:52px}section>h2{margin-bottom:10px}
.meta{color:var(--muted);margin-top:6px}.muted{color:var(--muted)}
.verdict{display:flex;gap:10px;align-items:baseline;margin-top:14px;padding:12px 14px;border-radius:8px;font-size:16px;font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin-top:14px}
.tiles div{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:10px 12px}
.tiles dt{color:var(--muted);font-size:12px}.tiles dd{font-size:20px;font-weight:600;font-variant-numeric:tabular-nums}.tiles small{font-size:12px;font-weight:400;color:var(--muted)}
.bar{display:block;height:4px;border-radius:2px;background:var(--sunken);margin-top:6px}.bar i{display:block;height:100%;border-radius:2px;background:var(--accent)}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:8px;margin-top:10px;overflow-x:auto}
.panel>h3,.panel>summary,.panel>p{padding:10px 14px}summary{cursor:pointer}
.finding{border-left:4px solid var(--warn)}.finding.bad{border-left-color:var(--bad)}
.tag{display:inline-block;margin-left:6px;padding:0 7px;border-radius:99px;border:1px solid;font-size:12px;font-weight:500;white-space:nowrap}
.ok{color:var(--ok)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.verdict.ok{background:var(--ok-soft)}.verdict.warn{background:var(--warn-soft)}.verdict.bad{background:var(--bad-soft)}
.finding.bad,.finding.warn{color:inherit}
table{width:100%;border-collapse:collapse;font-size:13px}
th{text-align:left;color:var(--muted);font-weight:500;font-size:12px}
th,td{padding:6px 14px;border-top:1px solid var(--line);vertical-align:top}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.time{white-space:nowrap;font-variant-numeric:tabular-nums}
tr:target td{background:var(--warn-soft)}tr{scroll-margin-top:52px}
.why{min-width:180px;overflow-wrap:anywhere}.clock td{color:var(--muted);background:var(--sunken)}
.chips{display:flex;flex-wrap:wrap;gap:4px}.chips li{padding:1px 7px;border-radius:4px;border:1px solid var(--line);white-space:nowrap;font-size:12px}
.chips .met{border-color:var(--ok);color:var(--ok)}.chips .odd{border-color:var(--warn);color:var(--warn)}.chips .never{border-style:dashed;color:var(--muted)}
.filter{display:flex;flex-wrap:wrap;gap:4px 16px;border:0;margin:0;padding:0}.filter label{display:inline-flex;gap:5px;align-items:center;padding:4px 0}
main:has(#f-failed:checked) .entry:not(.failed),main:has(#f-rule:checked) .entry:not(.ruled),main:has(#f-invalid:checked) .entry:not(.invalid){display:none}
@media(max-width:720px){thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}tr,td{display:block}tbody tr{border-top:1px solid var(--line);padding:6px 0}td{border:0;padding:2px 14px;text-align:left!important}td:empty{display:none}td[data-l]::before{content:attr(data-l) ": ";color:var(--muted)}}
@media print{nav,.filter,.skip{display:none}.panel{break-inside:avoid}}
`;
