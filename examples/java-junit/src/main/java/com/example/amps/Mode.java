package com.example.amps;

public enum Mode {
  CHARGE,
  DISCHARGE,
  IDLE
}
