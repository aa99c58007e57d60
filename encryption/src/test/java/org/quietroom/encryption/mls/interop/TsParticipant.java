package org.quietroom.encryption.mls.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.util.List;

/** ts-mls 1.6.4 in a peer. */
final class TsParticipant implements Participant {
    private final TsPeer peer;
    private final String name;

    private TsParticipant(TsPeer peer, String name, ObjectNode made) {
        this.peer = peer;
        this.name = name;
        peer.ask(made);
    }

    /** Behind the layer of encryption/web; suite 1. */
    static TsParticipant guarded(TsPeer peer, String name) {
        return new TsParticipant(peer, name, TsPeer.request("guarded", name));
    }

    /** The library as it is. */
    static TsParticipant plain(TsPeer peer, String name, int suite, boolean publicHandshakes) {
        ObjectNode made = TsPeer.request("plain", name);
        return new TsParticipant(peer, name, made.put("suite", suite).put("open", publicHandshakes));
    }

    /** The same person with a new name in the peer, for another group. */
    static TsParticipant again(TsPeer peer, TsParticipant before, String name) {
        ObjectNode made = TsPeer.request("plain", name).put("identity", before.name());
        return new TsParticipant(peer, name, made.put("suite", 1).put("open", false));
    }

    ObjectNode request(String call) {
        return TsPeer.request(call, name);
    }

    JsonNode ask(ObjectNode request) {
        return peer.ask(request);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Bytes keyPackage() {
        return TsPeer.bytes(peer.ask(request("keyPackage")), "keyPackage");
    }

    @Override
    public void create(Bytes groupId) {
        peer.ask(request("create").put("group", TsPeer.text(groupId)));
    }

    @Override
    public void join(Bytes welcome, Bytes tree) {
        peer.ask(request("join").put("welcome", TsPeer.text(welcome)).put("tree", TsPeer.text(tree)));
    }

    @Override
    public Handover commit(List<Bytes> keyPackages, List<Integer> leaves) {
        ObjectNode request = request("commit");
        ArrayNode add = request.putArray("add");
        keyPackages.forEach(each -> add.add(TsPeer.text(each)));
        ArrayNode remove = request.putArray("remove");
        leaves.forEach(remove::add);
        return handover(peer.ask(request));
    }

    static Handover handover(JsonNode made) {
        return new Handover(
                TsPeer.bytes(made, "commit"),
                made.has("welcome") ? TsPeer.bytes(made, "welcome") : null,
                TsPeer.bytes(made, "tree"));
    }

    @Override
    public void receive(Bytes commit) {
        peer.ask(request("receive").put("message", TsPeer.text(commit)));
    }

    @Override
    public Bytes encrypt(Bytes data, Bytes authenticatedData) {
        ObjectNode request = request("encrypt").put("data", TsPeer.text(data));
        return TsPeer.bytes(peer.ask(request.put("authenticated", TsPeer.text(authenticatedData))), "message");
    }

    @Override
    public Opened decrypt(Bytes message) {
        JsonNode opened = peer.ask(request("decrypt").put("message", TsPeer.text(message)));
        return new Opened(
                TsPeer.bytes(opened, "data"),
                TsPeer.bytes(opened, "authenticated"),
                opened.required("sender").textValue());
    }

    @Override
    public Bytes export(String label, Bytes context, int length) {
        ObjectNode request = request("export").put("label", label).put("length", length);
        return TsPeer.bytes(peer.ask(request.put("context", TsPeer.text(context))), "secret");
    }

    @Override
    public Bytes authenticator() {
        return TsPeer.bytes(peer.ask(request("authenticator")), "authenticator");
    }

    @Override
    public int leaf() {
        return peer.ask(request("leaf")).required("leaf").intValue();
    }

    @Override
    public boolean reload() {
        peer.ask(request("reload"));
        return true;
    }
}
