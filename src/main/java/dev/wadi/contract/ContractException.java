package dev.wadi.contract;

import java.util.List;

/** Contracts that cannot be used, with everything that is wrong with them. */
public final class ContractException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ContractException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
