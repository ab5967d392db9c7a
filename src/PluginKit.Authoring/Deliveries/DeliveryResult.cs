using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Deliveries;

/// <summary>A delivery, or why there is none.</summary>
public sealed class DeliveryResult
{
    internal DeliveryResult(Delivery? delivery, IReadOnlyList<Problem> problems)
    {
        Delivery = delivery;
        Problems = problems;
    }

    /// <summary>The files for the client; <see langword="null"/> when <see cref="Problems"/> has an error.</summary>
    public Delivery? Delivery { get; }

    /// <summary>Errors and warnings in the order in which they were found. Each has the target id and, as a detail, the location of the package.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
