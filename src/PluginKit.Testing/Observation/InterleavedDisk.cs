using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Observation;

/// <summary>
/// Lets somebody else act right before each operation: a client that saves its settings, a user with an editor. What is done meanwhile through this
/// disk is not announced again.
/// </summary>
/// <param name="inner">The disk.</param>
/// <param name="before">Gets the operation that is about to come. What it throws comes out of the operation.</param>
public sealed class InterleavedDisk(IDisk inner, Action<DiskOperation> before) : InterceptedDisk(inner)
{
    private readonly Action<DiskOperation> _before = before ?? throw new ArgumentNullException(nameof(before));
    private readonly AsyncLocal<bool> _isActing = new();

    internal override T Run<T>(DiskOperation operation, Func<T> work)
    {
        if (!_isActing.Value)
        {
            _isActing.Value = true;
            try
            {
                _before(operation);
            }
            finally
            {
                _isActing.Value = false;
            }
        }

        return work();
    }
}
