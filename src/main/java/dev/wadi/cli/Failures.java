package dev.wadi.cli;

import dev.wadi.contract.ContractException;
import dev.wadi.core.Unavailable;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.journal.postgres.Rebuild;
import dev.wadi.postgres.KeyMark;
import dev.wadi.security.UsersException;
import dev.wadi.settings.SettingsException;
import dev.wadi.web.WebException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says on standard error why a command failed. What an operator can mend is said in a line each; only what is a fault of Wadi
 * itself comes with a stack trace.
 */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return said(failure, command.getErr());
    }

    /** Says it, and how the process is to end. */
    static int said(Exception failure, PrintWriter err) {
        if (failure instanceof SettingsException
                || failure instanceof ContractException
                || failure instanceof ReferenceFileException
                || failure instanceof UsersException
                || failure instanceof Rebuild.HalfMade
                || failure instanceof KeyMark.WrongKey
                || failure instanceof WebException) {
            err.println(failure.getMessage());
            return Exit.WRONG;
        }
        if (failure instanceof Unavailable) {
            err.println(failure.getMessage());
            return Exit.FAILED;
        }
        failure.printStackTrace(err);
        return Exit.FAILED;
    }
}
