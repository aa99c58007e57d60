-- Closes the ways around the room: accounts in presence, profiles behind a name, words in invitations, open rooms.
-- SPDX-License-Identifier: Apache-2.0

local jid = require "util.jid";
local st = require "util.stanza";

return function (context)
	local ns, hide = context.stanzas.ns, context.hide_accounts;

	-- A copy without the accounts that its receiver does not own, or the stanza itself if it has none.
	local function without_accounts(stanza)
		local x = stanza:get_child("x", ns.muc_user);
		local form = stanza:get_child("x", "jabber:x:data");
		local receiver = jid.bare(stanza.attr.to or "");
		local function foreign(tag)
			local account = (tag.name == "item" or tag.name == "actor") and tag.attr.jid;
			return account and jid.bare(account) ~= receiver;
		end
		local found = false;
		for _, item in ipairs(x and x.tags or {}) do
			found = found or foreign(item);
			for _, inner in ipairs(item.tags) do found = found or foreign(inner); end
		end
		local asks_voice = form and form:get_child_with_attr("field", nil, "var", "muc#jid");
		if not found and not asks_voice then return stanza; end
		local copy = st.clone(stanza);
		local own = copy:get_child("x", ns.muc_user);
		for _, item in ipairs(own and own.tags or {}) do
			if foreign(item) then item.attr.jid = nil; end
			for _, inner in ipairs(item.tags) do
				if foreign(inner) then inner.attr.jid = nil; end
			end
		end
		if asks_voice then
			copy:get_child("x", "jabber:x:data"):maptags(function (field)
				if field.attr.var ~= "muc#jid" then return field; end
			end);
		end
		return copy;
	end

	-- Everything that a room sends goes through here.
	local function shield_room(room)
		local methods = getmetatable(room).__index;
		if methods.quietroom_route then return; end
		methods.quietroom_route = methods.route_stanza;
		methods.route_stanza = function (self, stanza)
			if hide and context.guards(self.jid) then stanza = without_accounts(stanza); end
			return methods.quietroom_route(self, stanza);
		end
		context.on_unload(function ()
			methods.route_stanza, methods.quietroom_route = methods.quietroom_route, nil;
		end);
	end

	-- The list of a role without accounts; moderators act by name.
	local function role_list(event)
		local origin, stanza = event.origin, event.stanza;
		local room = context.room(stanza.attr.to);
		local item = stanza.tags[1]:get_child("item");
		if not (hide and room and context.guards(room.jid) and item and item.attr.role) then return; end
		local asker = room:get_occupant_by_real_jid(stanza.attr.from);
		if not asker or asker.role ~= "moderator" then return; end
		local reply = st.reply(stanza):query("http://jabber.org/protocol/muc#admin");
		for nick, occupant in room:each_occupant() do
			if (occupant.role or "none") == item.attr.role then
				reply:tag("item", {
					affiliation = room:get_affiliation(occupant.bare_jid) or "none";
					role = occupant.role, nick = jid.resource(nick);
				}):up();
			end
		end
		origin.send(reply);
		return true;
	end

	-- Profile, client and files of the account behind a name are nobody's business; only the ping to oneself passes.
	local function occupant_iq(event)
		local origin, stanza = event.origin, event.stanza;
		local room = context.room(jid.bare(stanza.attr.to));
		if not room or not context.guards(room.jid) then return; end
		if stanza.attr.type ~= "get" and stanza.attr.type ~= "set" then return true; end
		if stanza:get_child("ping", "urn:xmpp:ping") and room:get_occupant_jid(stanza.attr.from) == stanza.attr.to then
			return;
		end
		origin.send(st.error_reply(stanza, "cancel", "service-unavailable", "Names in this room have no profile."));
		return true;
	end

	-- A reserved nickname would be a second name.
	local function register(event)
		if not context.guards(event.stanza.attr.to) then return; end
		event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed", "Names in this room are given."));
		return true;
	end

	local function without_reason(event)
		if not context.guards(event.room.jid) then return; end
		local stanza = event.stanza;
		if not event.room:get_occupant_jid(stanza.attr.from) and stanza:find("{"..ns.muc_user.."}x/invite") then
			event.origin.send(st.error_reply(stanza, "auth", "forbidden", "Join the room before you invite somebody."));
			return true;
		end
		for _, payload in ipairs(stanza:get_child("x", ns.muc_user).tags) do
			payload:maptags(function (tag) if tag.name ~= "reason" then return tag; end end);
		end
	end

	-- A room in which everybody sees accounts cannot be veiled.
	local function closed(event)
		if context.guards(event.room.jid) then event.value = "moderators"; end
	end

	local function voice_answer(event)
		local nick = event.fields["muc#roomnick"];
		if not hide or not nick or not context.guards(event.room.jid) then return; end
		local asker = event.room:get_occupant_by_nick(event.room.jid.."/"..nick);
		if asker then event.fields["muc#jid"] = asker.jid; end
	end

	module:hook("iq/full", occupant_iq, 10);
	module:hook("iq/bare/jabber:iq:register:query", register, 10);
	module:hook("iq-get/bare/http://jabber.org/protocol/muc#admin:query", role_list, 10);
	module:hook("muc-pre-invite", without_reason, 10);
	module:hook("muc-pre-decline", without_reason, 10);
	module:hook("muc-config-submitted/muc#roomconfig_whois", closed, 10);
	module:hook("muc-voice-response", voice_answer, 10);
	return shield_room;
end
