package org.quietroom.anonymity.redaction;

/** E-mail and web addresses, IP addresses and handles that begin with a sign: whatever one character gives away. */
final class Links {
    private final View view;
    private final MailAddresses mail;
    private final WebAddresses web;
    private final IpAddresses ips;
    private final Handles handles;

    Links(View view, Hits hits, Words words) {
        this.view = view;
        this.mail = new MailAddresses(view, hits);
        this.ips = new IpAddresses(view, hits);
        this.web = new WebAddresses(view, hits, words, ips);
        this.handles = new Handles(view, hits);
    }

    void find() {
        for (int i = 0; i < view.length(); i++) {
            char c = view.at(i);
            if (c == ':') {
                i = Math.max(i, web.scheme(i));
            } else if (c == '@') {
                i = Math.max(i, mail.at(i));
            } else if (c == '.') {
                i = Math.max(i, web.domain(i));
            }
        }
        for (int i = 0; i < view.length(); i++) {
            char c = view.at(i);
            if (c == '@') {
                handles.at(i);
            } else if (c == '/' && (view.at(i - 1) == 'u' || view.at(i - 1) == 'U')) {
                handles.user(i);
            } else if (c == ':') {
                i = Math.max(i, ips.version6(i));
            }
        }
    }
}
