-- Gives every occupant the pseudonym of their account in this room, and no other name, ever.
-- SPDX-License-Identifier: Apache-2.0

local cache = require "util.cache";
local jid = require "util.jid";
local resourceprep = require "util.encodings".stringprep.resourceprep;
local st = require "util.stanza";

local locked_names = "In this room everybody has a name that was given to them. Yours stays as it is.";

return function (context)
	local gate, stanzas, words = context.gate, context.stanzas, context.words;
	local known = cache.new(10000); -- in memory alone: no file of this server joins accounts and names
	local joining = {}; -- room and client -> the presence that waits for its name

	local function known_name(room_jid, account)
		local entry = known:get(room_jid.."\0"..account);
		return entry and entry.name;
	end

	-- Asks for the pseudonym of an account in a room; false if the gate does not answer. Async.
	local function fetch_name(room_jid, account)
		local answer = gate:identify(room_jid, account);
		local name = answer and resourceprep(answer.name, true);
		if name then known:set(room_jid.."\0"..account, { name = name }); end
		return name ~= nil;
	end

	-- A wish for another name is turned into the own one.
	local function keep_name(event)
		local stanza = event.stanza;
		local room = context.room(jid.bare(stanza.attr.to));
		local current = room and room:get_occupant_jid(stanza.attr.from);
		if not current or stanza.attr.to == current then return; end
		if not stanza:get_child("x", stanzas.ns.muc) then
			event.origin.send(st.error_reply(stanza, "cancel", "not-acceptable", locked_names));
		end
		stanza.attr.to = current;
	end

	-- Before the room sees a presence, the name is fetched; meanwhile the session goes on.
	local function before_presence(event)
		local stanza, origin = event.stanza, event.origin;
		local room_jid, client = jid.bare(stanza.attr.to), stanza.attr.from;
		if not context.guards(room_jid) then return; end
		local place = room_jid.."\0"..client;
		if stanza.attr.type ~= nil then
			if stanza.attr.type == "unavailable" then joining[place] = nil; end
			return;
		end
		local account = jid.bare(client);
		if known_name(room_jid, account) then return keep_name(event); end
		local function later()
			joining[place] = nil;
			origin.send(st.error_reply(stanza, "wait", "resource-constraint", words.join_later));
		end
		joining[place] = stanza;
		context.spawn(function ()
			if not fetch_name(room_jid, account) then return later(); end
			if joining[place] ~= stanza then return; end -- left again, or asked anew
			joining[place] = nil;
			module:fire_event("presence/full", event);
		end, later);
		return true;
	end

	-- Puts an occupant that is about to join under its own name, beside its other clients.
	local function rename(room, occupant, account, name)
		local nick = room.jid.."/"..name;
		local present = room:get_occupant_by_nick(nick);
		if present and present.bare_jid ~= account then return false; end
		if occupant.nick == nick and occupant.bare_jid == account then return true; end
		occupant.nick, occupant.bare_jid, occupant.stable_id = nick, account, nil;
		occupant.sessions = present and present.sessions or {};
		occupant.jid = present and present.jid or nil;
		occupant.role = present and present.role or room:get_default_role(room:get_affiliation(account));
		return true;
	end

	local function before_join(event)
		local room, stanza = event.room, event.stanza;
		if not context.guards(room.jid) then return; end
		local account = jid.bare(stanza.attr.from);
		local name = known_name(room.jid, account);
		if not name or not rename(room, event.occupant, account, name) then
			event.origin.send(st.error_reply(stanza, "wait", "resource-constraint", words.join_later));
			return true;
		end
		stanzas.strip_presence(stanza);
		if not event.occupant.role then return; end
		context.settle(room);
	end

	local function strip(event)
		if context.guards(event.room.jid) then stanzas.strip_presence(event.stanza); end
	end

	module:hook("presence/full", before_presence, 10);
	module:hook("muc-occupant-pre-join", before_join, 5);
	module:hook("muc-occupant-pre-change", strip, 5);
	module:hook("muc-occupant-pre-leave", strip, 5);
end
