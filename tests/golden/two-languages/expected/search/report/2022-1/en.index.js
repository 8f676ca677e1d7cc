typeof diglotIndex == "function" && diglotIndex("en",{"documentCount":2,"nextId":2,"documentIds":{"0":0,"1":1},"fieldIds":{"text":0},"fieldLength":{"0":[1],"1":[3]},"averageFieldLength":[2.00],"storedFields":{},"dirtCount":0,"index":[["summary",{"0":{"0":1}}],
["a",{"0":{"1":1}}],
["new",{"0":{"1":1}}],
["year",{"0":{"1":1}}]],"serializationVersion":2});
