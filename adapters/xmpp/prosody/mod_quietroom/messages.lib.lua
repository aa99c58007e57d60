-- Lets a message into a room when the gate says so, as the gate says.
-- SPDX-License-Identifier: Apache-2.0

local async = require "util.async";
local jid = require "util.jid";
local st = require "util.stanza";

local valid_roles = { none = 0, visitor = 1, participant = 2, moderator = 3 };

return function (context)
	local gate, stanzas, words, memory = context.gate, context.stanzas, context.words, context.memory;
	local archive = context.archive;
	local lines = {}; -- room -> its line: messages leave in the order in which they came, while the gate thinks

	local function take_ticket(room_jid)
		local line = lines[room_jid] or { waiting = 0 };
		if line.waiting >= context.queue then return nil; end
		local ticket = { before = line.last };
		lines[room_jid], line.last, line.waiting = line, ticket, line.waiting + 1;
		function ticket.leave()
			if ticket.left then return; end
			ticket.left, ticket.before, line.waiting = true, nil, line.waiting - 1;
			if line.waiting == 0 then lines[room_jid] = nil; end
			if ticket.next then ticket.next(); end
		end
		module:add_timer(context.timeout * 2 + 5, ticket.leave); -- whatever goes wrong, the room goes on
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
			parts = said.parts, target = target, language = language(stanza);
			inReplyTo = answered and gate:message_id(room.jid, jid.resource(answered.from), answered.id);
		};
	end

	local function refuse(event, type, condition, text)
		event.origin.send(st.error_reply(event.stanza, type, condition, text));
		return true;
	end

	-- Does what the gate answered; true if the message ends here.
	local function obey(event, occupant, said, asked, answer, to)
		local room, stanza = event.room, event.stanza;
		if not answer or answer.action == "try_later" then
			return refuse(event, "wait", "resource-constraint", answer and answer.notice or words.try_later);
		elseif answer.action == "refuse" then
			return refuse(event, "modify", "policy-violation", answer.notice or words.refused);
		elseif answer.action == "hold" then
			memory:hold(asked.id, {
				id = stanza.attr.id, replace = said.replace, retract = said.retract, subject = said.subject, to = to;
			});
			context.note(room, occupant.bare_jid, answer.notice or words.held);
			return true;
		end
		stanzas.rebuild(stanza, said, answer.parts or said.parts, room.jid);
		if said.retract then archive.scrub(room, asked.target); end
		if answer.notice then context.note(room, occupant.bare_jid, answer.notice); end
	end

	local function judge(event, occupant, said, kind, to)
		local room, stanza = event.room, event.stanza;
		if said.sealed then return refuse(event, "modify", "policy-violation", words.sealed); end
		local asked = submission(room, occupant, stanza, said, kind);
		if not asked then return refuse(event, "auth", "forbidden", words.not_yours); end
		local ticket = take_ticket(room.jid);
		if not ticket then return refuse(event, "wait", "resource-constraint", words.busy); end
		local answer = gate:submit(asked);
		wait_turn(ticket);
		module:add_timer(0, ticket.leave); -- the room has sent it by then
		return obey(event, occupant, said, asked, answer, to);
	end

	local function shadow(event, said, kind, occupant)
		local asked = said and not said.sealed and submission(event.room, occupant, event.stanza, said, kind);
		if asked then async.runner(function () gate:submit(asked); end):run(true); end
	end

	local function on_groupchat(event)
		local room, stanza, occupant = event.room, event.stanza, event.occupant;
		if not context.listens(room.jid) then return; end
		local said = stanzas.read(stanza);
		if said and said.subject and not may_set_subject(room, occupant) then return; end
		if context.shadow then return shadow(event, said, nil, occupant); end
		if not said then return not stanzas.only_signs(stanza) or nil; end
		if not async.ready() then
			async.runner(function () room:handle_groupchat_to_room(event.origin, stanza); end):run(true);
			return true;
		end
		return judge(event, occupant, said);
	end

	local function on_private_message(event)
		local room, stanza = event.room, event.stanza;
		if not context.listens(room.jid) then return; end
		local occupant = room:get_occupant_by_nick(stanza.attr.from);
		if not occupant or stanza.attr.type == "error" then
			if context.shadow then return; end
			return false;
		end
		stanza.attr.id = stanza.attr.id or context.new_id();
		local said = stanzas.read(stanza);
		if context.shadow then return shadow(event, said, "private_message", occupant); end
		if not said then
			if not stanzas.only_signs(stanza) then return false; end
			return;
		end
		if said.subject then return false; end
		-- An error goes to the client that wrote, not to its name in the room.
		local client = event.origin.full_jid or occupant.jid;
		local reply = { room = room, stanza = stanza, origin = { send = function (error)
			error.attr.to = client;
			event.origin.send(error);
		end } };
		if not async.ready() then
			refuse(reply, "wait", "resource-constraint", words.try_later);
			return false;
		end
		local kind = said.kind == "post" and "private_message" or said.kind;
		if judge(reply, occupant, said, kind, stanza.attr.to) then return false; end
	end

	module:hook("muc-occupant-groupchat", on_groupchat, 30);
	module:hook("muc-private-message", on_private_message, 10);
end
