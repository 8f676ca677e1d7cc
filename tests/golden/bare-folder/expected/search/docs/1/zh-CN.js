typeof diglotTexts == "function" && diglotTexts("zh-CN",{"chapters":[{"address":"intro","title":"介绍","headings":[0],"texts":{"intro":"介绍",
"intro-p1":"你好。"}},
{"address":"more","headings":[],"texts":{}}]});
