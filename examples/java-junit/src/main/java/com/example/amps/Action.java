package com.example.amps;

/** What was asked of a device; the last two fields are null unless it failed. */
public record Action(String id, String state, String errorCode, String errorMessage) {}
