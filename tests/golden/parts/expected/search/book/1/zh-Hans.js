typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"preface","title":"前言","headings":[0],"texts":{"preface":"前言",
"preface-p1":"见河流。"}},
{"address":"works/index","title":"工作","headings":[0],"texts":{"index":"工作",
"index-p1":"本编概述。"}},
{"address":"works/roads","title":"道路","headings":[0],"texts":{"roads":"道路",
"roads-p1":"正文。"}},
{"address":"works/water/rivers","title":"河流","headings":[0],"texts":{"deep":"河流",
"deep-p1":"正文，见道路。"}}]});
