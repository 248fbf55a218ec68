package dev.dormouse.woven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A generated class with stubs, methods that throw {@link dev.dormouse.NotWoven} until the weaver gives them their bodies. Which body is told by their names: {@code layout} and {@code scratch} of a type of
 * records, {@code begin}, which writes the arguments to a record, and {@code driveFirst} and {@code drive} of a view or {@code drive} of a task.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Stubs {

    /** The coroutines that they belong to, in internal form: {@code pkg/Owner.method(Ldev/dormouse/Yield$OfLong;I)J}. One, or for types of records those with the numbers 0, 1 and so on. */
    String[] value();
}
