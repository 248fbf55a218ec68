package dev.dormouse;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says why a method or constructor that coroutines call may allocate on the heap. The build, which tells of each allocation in a coroutine and in what that calls of the same compilation, then says
 * nothing of what this one makes, does and calls.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Allocates {

    /** The reason, for those who read the code: {@code "once, when the program starts"}. It must not be blank. */
    String value();
}
