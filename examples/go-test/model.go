package amps

// Mode is what a battery is told to do.
type Mode string

const (
	Charge    Mode = "charge"
	Discharge Mode = "discharge"
	Idle      Mode = "idle"
)

// Battery is a battery as the API last saw it.
type Battery struct {
	ID     string       `json:"id"`
	Vendor string       `json:"vendor"`
	State  BatteryState `json:"state"`
}

// BatteryState has its capacity in kWh, its level in percent, its charge rate in kW.
type BatteryState struct {
	Status     string  `json:"status"`
	Capacity   float64 `json:"capacity"`
	Level      float64 `json:"level"`
	ChargeRate float64 `json:"chargeRate"`
}

// Action is what has become of a command; its last two fields are empty unless it failed.
type Action struct {
	ID           string `json:"id"`
	State        string `json:"state"`
	ErrorCode    string `json:"errorCode"`
	ErrorMessage string `json:"errorMessage"`
}
