package org.quietroom.gateway.console.signin;

import com.google.common.io.BaseEncoding;
import com.google.common.net.UrlEscapers;

/** What a new person puts into their authenticator, once. {@link #toString()} hides it. */
public final class Provisioning {
    private final String name;
    private final String secret;

    Provisioning(String name, byte[] secret) {
        this.name = name;
        this.secret = BaseEncoding.base32().omitPadding().encode(secret);
    }

    /** The secret in base 32, to be typed by hand. */
    public String secretForTyping() {
        return secret;
    }

    /** The same as an {@code otpauth} address, to be shown as a QR code. */
    public String address() {
        return "otpauth://totp/Quietroom:" + UrlEscapers.urlPathSegmentEscaper().escape(name) + "?secret=" + secret
                + "&issuer=Quietroom";
    }

    @Override
    public String toString() {
        return "Provisioning[hidden]";
    }
}
