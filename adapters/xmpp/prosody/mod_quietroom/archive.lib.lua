-- Finds published messages in the room's own history and archive, and takes them out again.
-- SPDX-License-Identifier: Apache-2.0

local jid = require "util.jid";
local st = require "util.stanza";

local depth = 2000; -- how many archived messages are searched, from the newest

return function (context)
	local gate, ns = context.gate, context.stanzas.ns;

	-- The room's archive, if mod_muc_mam keeps one.
	local function store()
		local host = prosody.hosts[module.host];
		return host and host.modules.muc_mam and module:open_store("muc_log", "archive") or nil;
	end

	local function each_archived(room)
		local archive = store();
		if not archive then return function () end; end
		return archive:find(jid.node(room.jid), { limit = depth, reverse = true, with = "message<groupchat" })
			or function () end;
	end

	local function stanza_id(stanza, room_jid)
		local tag = stanza:get_child_with_attr("stanza-id", ns.sid, "by", room_jid);
		return tag and tag.attr.id;
	end

	-- Who published a message and under which id, by the archive's id or the client's; nil if it is not known.
	local function locate(room, id)
		local history = room._history or {};
		for i = #history, 1, -1 do
			local stanza = history[i].stanza;
			if stanza_id(stanza, room.jid) == id or stanza.attr.id == id then
				return { from = stanza.attr.from, id = stanza.attr.id };
			end
		end
		local archive = store();
		local stanza = archive and archive.get and archive:get(jid.node(room.jid), id);
		return stanza and { from = stanza.attr.from, id = stanza.attr.id } or nil;
	end

	local function matches(room, stanza, message_id)
		local nick = jid.resource(stanza.attr.from);
		if not nick or not stanza:get_child("body") then return false; end
		local replace = stanza:get_child("replace", ns.correct);
		return stanza.attr.id and gate:message_id(room.jid, nick, stanza.attr.id) == message_id
			or replace and replace.attr.id and gate:message_id(room.jid, nick, replace.attr.id) == message_id;
	end

	-- The id under which clients know a published message; nil if it is not found.
	local function client_id(room, message_id)
		local function is(stanza)
			return not stanza:get_child("replace", ns.correct) and matches(room, stanza, message_id) and stanza.attr.id;
		end
		for _, entry in ipairs(room._history or {}) do
			if is(entry.stanza) then return entry.stanza.attr.id; end
		end
		for _, stanza in each_archived(room) do
			if is(stanza) then return stanza.attr.id; end
		end
	end

	-- Takes a message and its corrections out of history and archive; gives the id by which clients know it, or nil.
	local function scrub(room, message_id)
		local known;
		local history, kept = room._history or {}, {};
		for _, entry in ipairs(history) do
			if matches(room, entry.stanza, message_id) then
				known = known or stanza_id(entry.stanza, room.jid) or entry.stanza.attr.id;
			else
				table.insert(kept, entry);
			end
		end
		if #kept < #history then room._history = kept; end
		local archive, gone = store(), {};
		for key, stanza in each_archived(room) do
			if matches(room, stanza, message_id) then
				if not stanza:get_child("replace", ns.correct) then known = key; end
				gone[key] = stanza;
			end
		end
		for key, stanza in pairs(gone) do
			known = known or key;
			if archive.set then
				local tombstone = st.message({ from = stanza.attr.from, type = "groupchat", id = stanza.attr.id })
					:tag("moderated", { xmlns = ns.moderate0, by = room.jid }):tag("retracted", { xmlns = ns.retract0 });
				archive:set(jid.node(room.jid), key, tombstone:reset());
			end
		end
		return known;
	end

	return { client_id = client_id, locate = locate, scrub = scrub };
end
