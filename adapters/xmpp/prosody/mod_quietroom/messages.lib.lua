-- Lets a message into a room when the gate says so, as the gate says.
-- SPDX-License-Identifier: Apache-2.0

local async = require "util.async";
local jid = require "util.jid";
local st = require "util.stanza";

local valid_roles = { none = 0, visitor = 1, participant = 2, moderator = 3 };

return function (context)
	local gate, stanzas, words, memory = context.gate, context.stanzas, context.words, context.memory;
	local archive = context.archive;
	local lines = {}; -- room and author -> their line: what one author says appears in the order in which it was said

	local function take_ticket(place)
		local line = lines[place] or { waiting = 0 };
		if line.waiting >= context.queue then return nil; end
		local ticket = { before = line.last };
		lines[place], line.last, line.waiting = line, ticket, line.waiting + 1;
		function ticket.leave()
			if ticket.left then return; end
			ticket.left, ticket.before, line.waiting = true, nil, line.waiting - 1;
			if line.waiting == 0 then lines[place] = nil; end
			if ticket.next then ticket.next(); end
		end
		return ticket;
	end

	local function wait_turn(ticket)
		local before = ticket.before;
		if before and not before.left then
			local wait, done = async.waiter();
			before.next = done;
			wait();
		end
		ticket.before = nil;
	end

	local function may_set_subject(room, occupant)
		local rank = valid_roles[occupant.role or "none"];
		return rank >= valid_roles.moderator or rank >= valid_roles.participant and room:get_changesubject();
	end

	-- A language tag the gate accepts, or nothing.
	local function language(stanza)
		local tag = stanza.attr["xml:lang"] or "";
		return tag:match("^%a%a%a?$") or tag:match("^%a%a%a?%-%a%a$");
	end

	local function submission(room, occupant, stanza, said, kind)
		local nick = jid.resource(occupant.nick);
		local function own(id) return id and gate:message_id(room.jid, nick, id); end
		local target = own(said.replace);
		if said.retract then
			local original = archive.locate(room, said.retract);
			if original and original.from ~= occupant.nick then return nil; end
			target = own(original and original.id or said.retract);
		end
		local answered = said.reply and archive.locate(room, said.reply);
		return {
			id = own(stanza.attr.id), room = room.jid, account = occupant.bare_jid, kind = kind or said.kind;
			parts = said.parts, target = target, language = language(stanza), sealed = said.carried or nil;
			inReplyTo = answered and gate:message_id(room.jid, jid.resource(answered.from), answered.id);
		};
	end

	local function refuse(event, type, condition, text)
		event.origin.send(st.error_reply(event.stanza, type, condition, text));
	end

	-- Does what the gate answered: publishes through `publish`, or tells the author why not.
	local function obey(event, said, asked, answer, publish)
		local room, stanza, occupant = event.room, event.stanza, event.occupant;
		if not answer or answer.action == "try_later" then
			return refuse(event, "wait", "resource-constraint", answer and answer.notice or words.try_later);
		elseif answer.action == "refuse" then
			return refuse(event, "modify", "policy-violation", answer.notice or words.refused);
		elseif answer.action == "hold" then
			memory:hold(asked.id, {
				id = stanza.attr.id, replace = said.replace, retract = said.retract, subject = said.subject, to = event.to;
			});
			return context.note(room, occupant.bare_jid, answer.notice or words.held);
		end
		if said.retract then archive.scrub(room, asked.target); end
		publish(answer.parts or said.parts);
		if answer.notice then context.note(room, occupant.bare_jid, answer.notice); end
	end

	-- Takes a message out of the session's hands, so that the session goes on, and decides about it in its turn.
	local function judge(event, said, kind, publish)
		local room, stanza = event.room, event.stanza;
		if said.sealed then return refuse(event, "modify", "policy-violation", words.sealed); end
		local asked = submission(room, event.occupant, stanza, said, kind);
		if not asked then return refuse(event, "auth", "forbidden", words.not_yours); end
		local ticket = take_ticket(room.jid.."\0"..event.occupant.bare_jid);
		if not ticket then return refuse(event, "wait", "resource-constraint", words.busy); end
		context.spawn(function ()
			local answer = gate:submit(asked);
			wait_turn(ticket);
			obey(event, said, asked, answer, publish);
			ticket.leave();
		end, function ()
			ticket.leave();
			refuse(event, "wait", "resource-constraint", words.try_later);
		end);
	end

	local function shadow(event, said, kind, occupant)
		local asked = said and not said.sealed and submission(event.room, occupant, event.stanza, said, kind);
		if asked then context.spawn(function () gate:submit(asked); end); end
	end

	local function public(event, said)
		local room, stanza, occupant = event.room, event.stanza, event.occupant;
		stanza.attr.to = room.jid;
		return judge(event, said, nil, function (parts)
			if said.subject then
				room:set_subject(occupant.nick, stanzas.text_of(parts, "title"));
				room:save();
				return;
			end
			stanzas.rebuild(stanza, said, parts, room.jid);
			stanza.attr.from = occupant.nick;
			context.broadcast(room, stanza, occupant.bare_jid);
		end);
	end

	-- The last before the room would publish: whatever other modules refuse is not asked about.
	local function on_groupchat(event)
		if not context.listens(event.room.jid) then return; end
		local said = stanzas.read(event.stanza);
		if context.shadow then return shadow(event, said, nil, event.occupant); end
		if not said then return not stanzas.only_signs(event.stanza) or nil; end
		public(event, said);
		return true;
	end

	-- Before the room would set a subject.
	local function on_subject(event)
		local room = event.room;
		if not context.guards(room.jid) then return; end
		local said = stanzas.read(event.stanza);
		if not said or not said.subject or not may_set_subject(room, event.occupant) then return; end
		public(event, said);
		return true;
	end

	-- Private messages never leave by the room's own hand: false keeps it back.
	local function on_private_message(event)
		local room, stanza = event.room, event.stanza;
		if not context.listens(room.jid) then return; end
		local occupant = room:get_occupant_by_nick(stanza.attr.from);
		stanza.attr.id = stanza.attr.id or context.new_id();
		local said = stanzas.read(stanza);
		if context.shadow then return occupant and shadow(event, said, "private_message", occupant); end
		if not occupant or stanza.attr.type == "error" or said and said.subject then return false; end
		if not said then
			if not stanzas.only_signs(stanza) then return false; end
			return;
		end
		-- An error goes to the client that wrote, not to its name in the room.
		local client, to = event.origin.full_jid or occupant.jid, stanza.attr.to;
		stanza = st.clone(stanza); -- the room gives its own back the writer's address
		local letter = { room = room, stanza = stanza, occupant = occupant, to = to, origin = { send = function (error)
			error.attr.to = client;
			event.origin.send(error);
		end } };
		judge(letter, said, said.kind == "post" and "private_message" or said.kind, function (parts)
			local receiver = room:get_occupant_by_nick(to);
			if not receiver then return refuse(letter, "cancel", "item-not-found", words.receiver_left); end
			stanzas.rebuild(stanza, said, parts, room.jid);
			context.identify(room, stanza, occupant.bare_jid);
			room:route_to_occupant(receiver, stanza);
		end);
		return false;
	end

	module:hook("muc-occupant-groupchat", on_subject, 30);
	module:hook("muc-occupant-groupchat", on_groupchat, -1000);
	module:hook("muc-private-message", on_private_message, 10);
end
