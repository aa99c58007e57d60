package org.quietroom.gateway.store;

import java.sql.SQLException;

/** The store's file is not the one that was opened: it was moved, replaced or deleted. */
public final class StoreGoneException extends SQLException {
    private static final long serialVersionUID = 1L;
    private static final String CONNECTION_FAILURE = "08006";

    StoreGoneException() {
        super("the store's file was moved, replaced or deleted", CONNECTION_FAILURE);
    }
}
