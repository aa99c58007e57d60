package org.quietroom.mailman;

import java.io.IOException;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;

/** Mailman with a list that people are subscribed to. */
public final class MailmanInUse implements HostInUse {
    private final Mailman mailman;
    private final String list;
    private final String pace;

    /** A quick one, as tests like it: it and we look often. */
    public MailmanInUse() {
        this(Mailman.get(), "\npoll-millis: 100");
    }

    private MailmanInUse(Mailman mailman, String pace) {
        this.mailman = mailman;
        this.pace = pace;
        list = mailman.newList();
    }

    /** One as it is installed: neither it nor we look oftener than usual. */
    public static MailmanInUse atUsualPace() {
        return new MailmanInUse(Mailman.atUsualPace(), "");
    }

    @Override
    public String id() {
        return Bench.HOST.value();
    }

    @Override
    public String settings() {
        return "type: mailman-hold\nmode: on\nurl: " + mailman.rest() + "\npassword: \"" + Mailman.PASSWORD
                + "\"\nsecret: \"a secret of the test, 32 characters\"\nlists: " + list + "\nsmtp-port: "
                + mailman.sink.port + pace;
    }

    /** Mail waits until somebody looks. */
    @Override
    public void awaitReached() {}

    @Override
    public HostUnderTest.Member join(String account) {
        ListMember member = new ListMember(mailman, Bench.HOST, list, account);
        mailman.subscribe(list, member.address);
        return member;
    }

    @Override
    public void stop() {
        mailman.stop();
    }

    @Override
    public void start() throws IOException {
        mailman.start();
    }

    /** It ends with the program, as it is one for all tests. */
    @Override
    public void close() {}
}
