package dev.dormouse.woven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A generated method whose body the weaver replaces. Until then it throws {@link dev.dormouse.NotWoven}. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Stub {

    /** The coroutine it belongs to, in internal form: {@code pkg/Owner.method(Ldev/dormouse/Yield$OfLong;I)J}. */
    String coroutine();

    /** Which of the coroutine's methods it is. */
    Part part();

    /** The methods that are stubs until woven. */
    enum Part {

        /** Returns the coroutine's {@code RecordLayout}. */
        LAYOUT,

        /** Makes the scratch object of one reference slot of a record, or returns null. */
        SCRATCH,

        /** Writes the arguments to a record. */
        BEGIN,

        /** Calls the coroutine's driver. */
        DRIVE,

        /** Goes on with a view's own coroutine from the state in which it sleeps: calls its poll, where that is all that its driver does, or its driver. */
        STEP
    }
}
