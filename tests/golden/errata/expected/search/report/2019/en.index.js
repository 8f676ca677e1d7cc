typeof diglotIndex == "function" && diglotIndex("en",{"documentCount":2,"nextId":2,"documentIds":{"0":0,"1":1},"fieldIds":{"text":0},"fieldLength":{"0":[1],"1":[6]},"averageFieldLength":[3.50],"storedFields":{},"dirtCount":0,"index":[["jobs",{"0":{"0":1,"1":1}}],
["the",{"0":{"1":1}}],
["county",{"0":{"1":1}}],
["created",{"0":{"1":1}}],
["700",{"0":{"1":1}}],
["new",{"0":{"1":1}}]],"serializationVersion":2});
