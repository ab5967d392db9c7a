namespace PluginKit.Storefront.Sessions;

/// <summary>
/// The contexts at hand, under the session's lock. A session may live for weeks and see many projects: what nobody uses is forgotten, the longest unused first.
/// </summary>
internal sealed class ContextShelf
{
    /// <summary>How many are kept that nobody watches, refreshes or mutates: a page and its neighbours.</summary>
    public const int MaximumIdle = 16;

    private readonly Dictionary<StorefrontContext, HeldSurfaces> _contexts = [];
    private long _uses;

    public int Count => _contexts.Count;

    public IReadOnlyCollection<HeldSurfaces> All => _contexts.Values;

    public HeldSurfaces Find(StorefrontContext context)
    {
        if (!_contexts.TryGetValue(context, out var held))
        {
            _contexts[context] = held = new(context);
        }

        held.LastUse = ++_uses;
        Forget();
        return held;
    }

    public void Forget()
    {
        if (_contexts.Count <= MaximumIdle)
        {
            return;
        }

        var idle = _contexts.Values.Where(static held => held.Uses == 0).OrderByDescending(static held => held.LastUse).Skip(MaximumIdle);
        foreach (var held in idle.ToArray())
        {
            _contexts.Remove(held.Context);
        }
    }
}
