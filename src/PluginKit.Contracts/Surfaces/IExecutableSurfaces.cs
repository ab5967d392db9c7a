using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Surfaces;

/// <summary>
/// Optional port of an <see cref="IClientAdapter"/>: which parts of a delivery its client would run or reach. Plans list them, and ask for consent to new and
/// changed ones. Of an adapter without it nothing is known: the whole delivery then counts as one surface
/// (<see cref="Vocabulary.SurfaceKind.Unread"/>). Reads only; nothing is run to find out.
/// </summary>
public interface IExecutableSurfaces
{
    /// <summary>Lists the executable surfaces of a delivery. What cannot be read is listed as <see cref="Vocabulary.SurfaceKind.Unreadable"/>, never left out.</summary>
    /// <param name="delivery">The files that the client gets.</param>
    /// <returns>The surfaces, see <see cref="SurfaceReader"/>; without <see cref="ExecutableSurface.Change"/>, which the host decides.</returns>
    IReadOnlyList<ExecutableSurface> SurfacesOf(DeliveryView delivery);
}
