typeof diglotIndex == "function" && diglotIndex("zh-CN",{"documentCount":2,"nextId":2,"documentIds":{"0":0,"1":1},"fieldIds":{"text":0},"fieldLength":{"0":[2],"1":[2]},"averageFieldLength":[2.00],"storedFields":{},"dirtCount":0,"index":[["介绍",{"0":{"0":1}}],
["绍",{"0":{"0":1}}],
["你好",{"0":{"1":1}}],
["好",{"0":{"1":1}}]],"serializationVersion":2});
