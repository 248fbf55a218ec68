/** Memory for coroutines: a budget in bytes, the pools carved from it, and the profile that says how large they are. */
module dev.dormouse.arena {
    exports dev.dormouse.arena;
}
