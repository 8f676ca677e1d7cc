typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"summary","title":"摘要","headings":[0],"texts":{"summary":"摘要",
"summary-p1":"见站外网站、同一网址、直达网站、下级域名、本站、别人的域名和邮箱。https://www.example.org/裸址"}},
{"address":"part/a","title":"甲","headings":[0],"texts":{"a":"甲",
"a-p1":"深一层的站外网站。"}}]});
