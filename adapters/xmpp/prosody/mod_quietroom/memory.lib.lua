-- What must survive a restart of Prosody: ids of held messages and keys of effects done. Never a word of a message.
-- SPDX-License-Identifier: Apache-2.0

local store = module:open_store("quietroom");
local limit = 2000;

local memory = {};
memory.__index = memory;

function memory:save()
	local ok, err = store:set("memory", { held = self.held, done = self.done });
	if not ok then module:log("error", "Cannot store what was done: %s. Check the data directory.", tostring(err)); end
end

local function put(list, entry)
	table.insert(list, entry);
	while #list > limit do table.remove(list, 1); end
end

local function find(list, key)
	for i = #list, 1, -1 do
		if list[i].key == key then return list[i], i; end
	end
end

-- Remembers how a held message is to be published; a repeat replaces the earlier entry.
function memory:hold(key, entry)
	local _, at = find(self.held, key);
	if at then table.remove(self.held, at); end
	entry.key = key;
	put(self.held, entry);
	self:save();
end

function memory:held_entry(key)
	return (find(self.held, key));
end

-- The receipt of an effect done before; nil if it was not.
function memory:receipt(key)
	local entry = find(self.done, key);
	return entry and entry.receipt;
end

function memory:did(key, receipt)
	put(self.done, { key = key, receipt = receipt });
	self:save();
end

local function open()
	local saved = store:get("memory") or {};
	return setmetatable({ held = saved.held or {}, done = saved.done or {} }, memory);
end

return { open = open };
