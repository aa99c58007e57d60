package org.quietroom.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quietroom.anonymity.WrongKeysException;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.log.Traces;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a user sees when a command fails: what was refused, or one line and where the trace is. Never the trace. */
final class Faults implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof RefusedException
                || failure instanceof KeyRingException
                || failure instanceof WrongKeysException) {
            err.println("quietroom: " + failure.getMessage());
        } else {
            err.println("quietroom: something went wrong that should not ("
                    + failure.getClass().getName() + "). " + keep(failure));
        }
        err.flush();
        return ExitCode.FAILURE;
    }

    private static String keep(Exception failure) {
        try {
            Path file = Files.createTempFile("quietroom-fault-", ".txt");
            Files.writeString(file, Traces.withoutMessages(failure));
            return "Where it happened is in " + file + "; it holds no content. Please report it.";
        } catch (IOException e) {
            return "It could not be written down: the folder for temporary files takes none.";
        }
    }
}
