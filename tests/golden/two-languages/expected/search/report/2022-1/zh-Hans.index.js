typeof diglotIndex == "function" && diglotIndex("zh-Hans",{"documentCount":2,"nextId":2,"documentIds":{"0":0,"1":1},"fieldIds":{"text":0},"fieldLength":{"0":[2],"1":[4]},"averageFieldLength":[3.00],"storedFields":{},"dirtCount":0,"index":[["摘要",{"0":{"0":1}}],
["要",{"0":{"0":1}}],
["新的",{"0":{"1":1}}],
["的一",{"0":{"1":1}}],
["一年",{"0":{"1":1}}],
["年",{"0":{"1":1}}]],"serializationVersion":2});
