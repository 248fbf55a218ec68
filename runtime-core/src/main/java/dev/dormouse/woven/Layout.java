package dev.dormouse.woven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the weaver decided about a coroutine, left on its original method for those that embed it later. An annotation, because shading keeps those. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Layout {

    /** The cells of its record, its children's included. */
    int cells();

    /** The reference slots of its record, its children's and scratch included. */
    int refs();

    /** The states in which it can sleep. */
    int states();

    /** The layout's hash, as in the name of the poll. */
    String hash();

    /** The internal name of the class that holds its driver. */
    String driver();

    /** The frame budget, its own or inherited: cells and references. Empty if it is called by name only. Of an abstract coroutine there is nothing else to say. */
    int[] frame() default {};

    /** What each scratch slot holds, in the weaver's own notation. */
    String[] scratch() default {};

    /** What its record takes, as the state report has it: scratch on the heap included, and the arguments that wait in it if something can start it. */
    int bytes() default 0;

    /** Whether whoever embeds its record has to wipe it. */
    boolean wipes() default false;

    /** What it has on the heap while it sleeps in a call, each as the name of the callee, the bytes of its box and what its own record has less for that: {@code "Reader.read 2088 2044"}. */
    String[] boxes() default {};

    /** Of the method of a lambda's object: which lambda or method reference of its class it is, as the weaver names those. */
    String[] lambda() default {};

    /** The types of its poll's nesting counters, a letter each; none for a coroutine that does not call itself. */
    String counters() default "";
}
