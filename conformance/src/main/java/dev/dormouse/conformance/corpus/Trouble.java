package dev.dormouse.conformance.corpus;

/** The corpus's checked exception. */
public class Trouble extends Exception {

    private static final long serialVersionUID = 1;

    /** @param message what is the matter */
    public Trouble(String message) {
        super(message);
    }

    /** A kind of trouble, for handlers of one and the other. */
    public static final class Worse extends Trouble {

        private static final long serialVersionUID = 1;

        /** @param message what is the matter */
        public Worse(String message) {
            super(message);
        }
    }
}
