package org.quietroom.encryption.room.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.encryption.room.HubAwayException;
import org.quietroom.encryption.room.HubLink;

/**
 * A member in a house that serves sealed rooms over HTTP, such as Common Room: signs in as a browser does and is known by the same
 * cookie, so the house sees one more browser and lets it do no more. It holds no key of any room.
 *
 * <p>Guarantees: the cookie goes to this house alone, over HTTPS or on this very machine; no redirect is followed; no answer
 * takes more than 8 MiB and no event more than 1 MiB. Limit: whoever has the {@link #pass} is this member to the house, though they
 * can read nothing without the device's store. Safe for many threads; links block.
 */
public final class Visit {
    private static final Pattern ROOM = Pattern.compile("[A-Za-z0-9._~%-]{1,300}");
    private static final Pattern PAIR = Pattern.compile("[!#$%&'*+.^_`|~A-Za-z0-9-]+=[!-:<-~&&[^\",\\\\]]+");
    private static final String BETWEEN = "; ";
    private static final int OK = 200;
    private static final int ERROR = 400;

    private final House house;
    private final String cookie;

    private Visit(House house, String cookie) {
        this.house = house;
        this.cookie = cookie;
    }

    /**
     * Comes in as somebody new, by the button on the house's door.
     *
     * @throws HubAwayException if the house does not answer, or is full at the moment
     * @throws IllegalArgumentException if the address is neither of HTTPS nor of this machine
     */
    public static Visit arrive(URI house) {
        return arrive(new House(house));
    }

    static Visit arrive(House house) {
        HttpRequest request = HttpRequest.newBuilder(house.address().resolve("/arrive"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(House.text(""))
                .build();
        HttpResponse<byte[]> answer = house.ask("arrive", request);
        List<String> pairs = answer.headers().allValues("Set-Cookie").stream()
                .map(set -> set.split(";", 2)[0].strip())
                .filter(pair -> PAIR.matcher(pair).matches())
                .toList();
        if (answer.statusCode() < OK || answer.statusCode() >= ERROR || pairs.isEmpty()) {
            throw new HubAwayException("arrive");
        }
        return new Visit(house, String.join(BETWEEN, pairs));
    }

    /**
     * Comes again as who one was, or as whom another way of signing in has made known to the house.
     *
     * @param pass from {@link #pass}, or the header {@code Cookie} as a browser would send it
     * @throws IllegalArgumentException if it is none, or the address is neither of HTTPS nor of this machine
     */
    public static Visit again(URI house, String pass) {
        return again(new House(house), pass);
    }

    static Visit again(House house, String pass) {
        String pairs = List.of(pass.split(";")).stream().map(String::strip).collect(Collectors.joining(BETWEEN));
        for (String pair : pairs.split(BETWEEN, -1)) {
            if (!PAIR.matcher(pair).matches()) {
                throw new IllegalArgumentException("a pass is one or more pairs of name and value");
            }
        }
        return new Visit(house, pairs);
    }

    /** By what the house knows this member: to be kept as one keeps a password, for {@link #again}. */
    public String pass() {
        return cookie;
    }

    /**
     * What the house calls itself in the names of its rooms: that is its own word, the address does not tell it. Keep it beside the
     * {@link #pass}, for {@link #named}; empty until a room was opened.
     */
    public Optional<String> name() {
        return house.name();
    }

    /**
     * Believes no other name of the house than this one, which it had at an earlier visit ({@link #name}) or which whoever runs it
     * told. Rooms of another name are not opened then ({@code UntrustedHubException}); without it the first name is believed.
     *
     * @return this visit
     * @throws IllegalArgumentException if the house has had another name at this visit already
     */
    public Visit named(String name) {
        if (!house.isNamed(requireNonNull(name, "name"))) {
            throw new IllegalArgumentException("the house has had another name at this visit");
        }
        return this;
    }

    /**
     * The way to a sealed room.
     *
     * @param room as the address of its page ends
     */
    public HubLink room(String room) {
        return new HttpLink(house, cookie, key(room), null);
    }

    /** The way to the private room with another member of a room. */
    public HubLink alone(String room, PseudonymId with) {
        return new HttpLink(house, cookie, key(room), requireNonNull(with, "with"));
    }

    private static String key(String room) {
        if (!ROOM.matcher(room).matches()) {
            throw new IllegalArgumentException("a room is named as the address of its page ends, percent-encoded");
        }
        return room;
    }

    /** Without the pass. */
    @Override
    public String toString() {
        return "Visit[" + house.address() + "]";
    }
}
