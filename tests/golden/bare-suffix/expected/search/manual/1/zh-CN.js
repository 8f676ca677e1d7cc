typeof diglotTexts == "function" && diglotTexts("zh-CN",{"chapters":[{"address":"introduction","title":"手册","headings":[0],"texts":{"introduction":"手册",
"introduction-p1":"见介绍。"}},
{"address":"intro","title":"欢迎","headings":[],"texts":{"intro-p1":"没有标题的正文。"}}]});
