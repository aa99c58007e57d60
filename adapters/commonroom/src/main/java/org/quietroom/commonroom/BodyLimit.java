package org.quietroom.commonroom;

import java.io.IOException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Ends every request whose body is longer than it may be, by the bytes that came and whatever the request says of its length.
 * Nothing beyond the limit is read.
 */
final class BodyLimit extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean upload = SealedDoor.uploads(Request.getPathInContext(request));
        Counted counted = new Counted(request, upload ? SealedDoor.MAX_UPLOAD : SealedDoor.MAX_REQUEST);
        return super.handle(counted, response, callback);
    }

    /** Whether this is why a body could not be read. */
    static boolean exceeded(@Nullable Throwable failure) {
        return failure != null && (failure instanceof TooLongException || exceeded(failure.getCause()));
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("the body is longer than it may be");
        }
    }

    private static final class Counted extends Request.Wrapper {
        private final long most;
        private long come;

        Counted(Request request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (come > most) {
                return Content.Chunk.from(new TooLongException(), true);
            }
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            come += chunk.remaining();
            if (come > most) {
                chunk.release();
                return Content.Chunk.from(new TooLongException(), true);
            }
            return chunk;
        }
    }
}
