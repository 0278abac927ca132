package com.example.amps;

public record Battery(
    String id, String vendor, String status, double levelPercent, double chargeRateKw, double capacityKwh) {}
