package ampssandbox

import (
	"context"
	"net/http"
	"net/url"
)

// Devices are the devices of an account, past the read cache.
type Devices struct{ transport transport }

// DeviceFilter chooses devices; what is empty is any.
type DeviceFilter struct{ Family, UserID string }

// List returns the devices that the filter chooses.
func (d *Devices) List(ctx context.Context, filter DeviceFilter) ([]Device, error) {
	query := queryOf("family", filter.Family, "userId", filter.UserID)
	return listAll[Device](ctx, d.transport, "list devices", "/devices", query)
}

// Get reads a device with its state at this instant.
func (d *Devices) Get(ctx context.Context, id string) (Device, error) {
	return d.ask(ctx, "read the device", http.MethodGet, devicePath(id), nil)
}

// Create adds a device of a family; what is left out is drawn.
func (d *Devices) Create(ctx context.Context, device NewDevice) (Device, error) {
	return d.ask(ctx, "add a device", http.MethodPost, "/devices", device)
}

// Change changes what is given, and leaves the rest.
func (d *Devices) Change(ctx context.Context, id string, change DeviceChange) (Device, error) {
	return d.ask(ctx, "change the device", http.MethodPatch, devicePath(id), change)
}

// TakeOffline lets the device lose its connection.
func (d *Devices) TakeOffline(ctx context.Context, id string) (Device, error) {
	return d.ask(ctx, "take the device offline", http.MethodPost, devicePath(id)+"/offline", nil)
}

// BringOnline gives the device its connection back.
func (d *Devices) BringOnline(ctx context.Context, id string) (Device, error) {
	return d.ask(ctx, "bring the device online", http.MethodPost, devicePath(id)+"/online", nil)
}

// Release ends the standing command: the daily pattern applies again.
func (d *Devices) Release(ctx context.Context, id string) (Device, error) {
	return d.ask(ctx, "release the device", http.MethodPost, devicePath(id)+"/release", nil)
}

// Delete removes the device.
func (d *Devices) Delete(ctx context.Context, id string) error {
	return d.transport.ask(ctx, "remove the device", http.MethodDelete, devicePath(id), nil, nil)
}

func (d *Devices) ask(ctx context.Context, what, method, path string, body any) (Device, error) {
	var device Device
	err := d.transport.ask(ctx, what, method, path, body, &device)
	return device, err
}

func devicePath(id string) string {
	return "/devices/" + url.PathEscape(id)
}
