-- Gives every occupant the pseudonym of their account in this room, and no other name, ever.
-- SPDX-License-Identifier: Apache-2.0

local cache = require "util.cache";
local jid = require "util.jid";
local resourceprep = require "util.encodings".stringprep.resourceprep;
local st = require "util.stanza";

local identity_lifetime = 3600; -- seconds that a name is remembered, in memory alone
local locked_names = "In this room everybody has a name that was given to them. Yours stays as it is.";

return function (context)
	local gate, stanzas, words = context.gate, context.stanzas, context.words;
	local known = cache.new(10000);

	-- The pseudonym of an account in a room; nil if the gate does not answer. Async.
	local function name_of(room_jid, account)
		local key = room_jid.."\0"..account;
		local entry = known:get(key);
		if entry and os.time() - entry.at < identity_lifetime then return entry.name; end
		local answer = gate:identify(room_jid, account);
		local name = answer and resourceprep(answer.name, true) or entry and entry.name;
		if name then known:set(key, { name = name, at = os.time() }); end
		return name;
	end

	local function known_name(room_jid, account)
		local entry = known:get(room_jid.."\0"..account);
		return entry and entry.name;
	end

	-- Before the room sees a presence: the name is fetched, and a wish for another name is turned into the own one.
	local function before_presence(event)
		local stanza, origin = event.stanza, event.origin;
		local room_jid = jid.bare(stanza.attr.to);
		if stanza.attr.type ~= nil or not context.guards(room_jid) then return; end
		if context.defer("presence/full", event) then return true; end
		local account = jid.bare(stanza.attr.from);
		local name = name_of(room_jid, account);
		if not name then
			origin.send(st.error_reply(stanza, "wait", "resource-constraint", words.join_later));
			return true;
		end
		local room = context.room(room_jid);
		local current = room and room:get_occupant_jid(stanza.attr.from);
		if current and stanza.attr.to ~= current then
			if not stanza:get_child("x", stanzas.ns.muc) then
				origin.send(st.error_reply(stanza, "cancel", "not-acceptable", locked_names));
			end
			stanza.attr.to = current;
		end
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
