package io.github.camelsendcloud.kamelets;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The log of the printed labels, stored in an idempotent repository. Each label has two entries: one entry before the
 * label is given to the printer, and one entry afterwards.
 */
public class PrintLog {

    private static final String BEGUN = "/begun";
    private static final String PRINTED = "/printed";

    private IdempotentRepository repository;
    private boolean printAgain;

    public void setRepository(IdempotentRepository repository) {
        this.repository = repository;
    }

    /** @param action what happens with a label that may be printed: {@code report} or {@code print} */
    public void setWhenInDoubt(String action) {
        if (!action.equals("report") && !action.equals("print")) {
            throw new IllegalArgumentException("Parameter whenInDoubt must be report or print, not " + action);
        }
        this.printAgain = action.equals("print");
    }

    /**
     * Stores that the label of a parcel is given to the printer.
     *
     * @return                       whether the label must be printed; {@code false} when the label is printed
     * @throws IllegalStateException when an earlier run ended while the printer had the label, so that the log does not
     *                               tell whether the label is printed
     */
    public boolean begin(String parcel) {
        // Camel starts only the repositories of its own steps
        ServiceHelper.startService(repository);
        if (repository.contains(parcel + PRINTED)) {
            return false;
        }
        boolean first = repository.add(parcel + BEGUN);
        if (!first && !printAgain) {
            throw new IllegalStateException(
                    "The label of the parcel " + parcel
                                            + " may be printed or not: the last attempt to print the label has no end in "
                                            + "the print log. Look at the printer. When the label is not printed, remove "
                                            + parcel + BEGUN + " from the print log. When the label is printed, add " + parcel
                                            + PRINTED + " to the print log");
        }
        repository.confirm(parcel + BEGUN);
        return true;
    }

    /** Stores that the label of a parcel is printed. */
    public void printed(String parcel) {
        repository.add(parcel + PRINTED);
        repository.confirm(parcel + PRINTED);
    }
}
